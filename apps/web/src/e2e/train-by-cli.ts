import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** The built command line. */
export const CLI: string = join(dirname(require.resolve('@lenet5/cli/package.json')), 'dist', 'bin.js');

/**
 * Trains the reference job with the command line.
 * @returns the seconds of training of each epoch
 * @throws Error if the command fails
 */
export async function trainByCli(epochs: number): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-web-'));
  const options = ['--epochs', String(epochs), '--kernels', 'simd', '--out', join(folder, 'run')];
  try {
    const printed = await runCli(['train', ...options, '--json', '--quiet']);
    const events: { type: string; seconds?: number }[] = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return events.flatMap(({ type, seconds }) =>
      type === 'epoch' && seconds !== undefined ? [seconds] : [],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runCli(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (text: Buffer) => {
      printed += text;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`lenet5 exited with ${code}`)),
    );
  });
}
