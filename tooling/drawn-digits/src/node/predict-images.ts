import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLI = fileURLToPath(new URL('../../../../apps/cli/dist/bin.js', import.meta.url));
/** Bytes of output of `lenet5 predict` for all drawings, with room. */
const MAX_OUTPUT = 1 << 26;

/**
 * Predicts the images of a folder with `lenet5 predict`, so that the network, its input and the preprocessing are those of the
 * command.
 *
 * @param model A run folder, a model.json or a safetensors file.
 * @returns One label per path.
 */
export async function predictImages(
  model: string,
  folder: string,
  paths: readonly string[],
): Promise<number[]> {
  const words = [CLI, 'predict', model, folder, '--json', '--quiet'];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: MAX_OUTPUT });
  const labels = new Map<string, number>();
  for (const line of stdout.trim().split('\n')) {
    const { file, label } = JSON.parse(line) as { file: string; label: number };
    labels.set(basename(file), label);
  }
  return paths.map((path) => {
    const label = labels.get(basename(path));
    if (label === undefined) throw new Error(`lenet5 predict did not read ${path}`);
    return label;
  });
}
