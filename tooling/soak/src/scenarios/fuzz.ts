import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finding, fuzz } from '../fuzz/fuzz.js';
import { createTargets } from '../fuzz/targets.js';
import type { Scenario } from '../scenario.js';
import { inFolder } from '../training/in-folder.js';

/** Cases that once failed, in a folder per format. The tests read all of them. */
export const CORPUS: string = fileURLToPath(new URL('../../corpus', import.meta.url));

/** The formats, as named by the targets. */
export const FORMATS = [
  'idx',
  'gzip',
  'npz',
  'data-csv',
  'cifar',
  'safetensors',
  'checkpoint',
  'model.json',
  'weights.bin',
  'onnx',
  'keras',
  'csv',
  'png',
  'jpeg',
  'config',
  'sweep-file',
  'deep-link',
  'page-entry',
] as const;

/** Cases between two notes of what is done. Each part has a seed of its own. */
const PART = 1000;

/** Changed files of a format are read. Only a LenetError is allowed, soon, and with bounded memory. */
function fuzzFormat(format: string): Scenario {
  return {
    name: `fuzz-${format}`,
    summary: `changed files of the format ${format}: only typed errors, within a second, with bounded memory`,
    faults: 100_000,
    run: ({ faults, seed, progress }) =>
      inFolder(async (folder) => {
        const target = (await createTargets(folder)).find(({ name }) => name === format);
        if (!target) return { faults: 0, trials: 0, problems: [`there is no target ${format}`] };
        let found: Finding | undefined;
        for (let done = progress?.done ?? 0; done < faults && !found; done += PART) {
          found = await fuzz(target, Math.min(PART, faults - done), seed + done);
          if (!found) await progress?.save(done + PART);
        }
        if (!found) return { faults, trials: faults, problems: [] };
        const name = createHash('sha256').update(found.bytes).digest('hex').slice(0, 12);
        await mkdir(join(CORPUS, format), { recursive: true });
        await writeFile(join(CORPUS, format, name), found.bytes);
        return { faults, trials: faults, problems: [`${found.problem} (corpus/${format}/${name})`] };
      }),
  };
}

export const FUZZ: readonly Scenario[] = FORMATS.map(fuzzFormat);
