import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { follow, LEASE_SECONDS, openBench } from '../sweep-bench.js';

const run = promisify(execFile);
const EPOCHS = 10;
const EPOCH_MILLISECONDS = 20;
const MEGABYTES = 160;

/** Writes until the disk is full. Returns the file. */
async function fill(folder: string): Promise<string> {
  const path = join(folder, 'filler');
  await run('sh', ['-c', 'cat /dev/zero > "$1" 2>/dev/null || true', 'sh', path]);
  return path;
}

/** Mounts a small disk. Returns why it is not possible, if it is not. */
async function mount(folder: string): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=755`, 'tmpfs', folder]);
    return undefined;
  } catch (error) {
    return `mount failed: ${String(Object(error).stderr).trim()}`;
  }
}

/** The disk of the database is full for seconds at a time. */
export const fullDisk: Scenario = {
  name: 'full-disk',
  summary: 'a full disk under the database (needs root, to mount a small one)',
  faults: 5,
  async run({ faults, note }) {
    // Directly below the root, so that the account of the server may enter it.
    const folder = await mkdtemp('/var/tmp/lenet5-small-disk-');
    const skipped = await mount(folder);
    if (skipped !== undefined) {
      await rm(folder, { recursive: true });
      return { faults: 0, trials: 0, problems: [], skipped };
    }
    const trials = 20 + 60 * faults;
    try {
      await run('chmod', ['755', folder]);
      const bench = await openBench(trials, EPOCHS, folder);
      const following = follow(bench);
      const workers = [1, 2].map(() =>
        startProcess('worker', bench.url, EPOCH_MILLISECONDS, 30 * LEASE_SECONDS),
      );
      try {
        for (let fault = 1; fault <= faults; fault++) {
          await sleep(500);
          const filler = await fill(folder);
          note(`filled the disk ${fault} of ${faults}`);
          await sleep(2000);
          await writeFile(filler, '');
          await rm(filler);
        }
        await following;
        return { faults, trials, problems: await bench.check() };
      } finally {
        await Promise.all(workers.map((worker) => endProcess(worker, 'SIGTERM')));
        await bench.close();
      }
    } finally {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    }
  },
};
