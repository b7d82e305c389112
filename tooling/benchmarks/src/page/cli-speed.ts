import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Trains two epochs of the reference job with the command line of a clone.
 *
 * @returns images per second in the fastest epoch
 * @throws Error if the command fails
 */
export async function cliSpeed(clone: string, kernels: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-page-'));
  const args = [
    'train',
    '--epochs',
    '2',
    '--kernels',
    kernels,
    '--json',
    '--quiet',
    '--out',
    join(folder, 'run'),
  ];
  try {
    const child = spawn(process.execPath, [join(clone, 'apps/cli/dist/bin.js'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
    if (code !== 0) throw new Error(`lenet5 train of ${clone} ended with exit code ${code}`);
    const events = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return Math.max(...events.filter(({ type }) => type === 'epoch').map((epoch) => epoch.imagesPerSecond));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
