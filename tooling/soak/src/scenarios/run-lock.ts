import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCliModule } from '../bundle-cli.js';
import { moments } from '../moments.js';
import type { Race, RaceResult } from '../processes/lock-racer-process.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';

const INTERVAL_MILLISECONDS = 2;
/** Folders for each number of processes, so that a round has an end. */
const ROUND = 250;

/** Several processes lock the run folder in the same millisecond. Half of the folders have the lock of a dead process. */
export const runLock: Scenario = {
  name: 'run-lock',
  summary:
    'processes that lock a run folder in the same millisecond, half of them with the lock of a dead process',
  faults: 1000,
  async run({ faults, seed, note }) {
    const folder = await mkdtemp(join(tmpdir(), 'lenet5-soak-lock-'));
    const next = moments(seed);
    const problems: string[] = [];
    try {
      const module = await bundleCliModule('run-folder/run-lock.ts', folder);
      for (let done = 0; done < faults; done += ROUND) {
        const count = Math.min(ROUND, faults - done);
        const processes = 2 + (Math.round(done / ROUND) % 3);
        const folders = await makeFolders(join(folder, String(done)), count, next);
        problems.push(...(await race(module, folders, processes)));
        note(`${done + count} of ${faults} folders, ${processes} processes`);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return { faults, trials: faults, problems };
  },
};

/** Creates run folders. Half of them have an abandoned lock, and half of those the guard of a process that died, too. */
async function makeFolders(parent: string, count: number, next: () => number): Promise<string[]> {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const dead = `${pid} ${hostname()}\n`;
  const folders = Array.from({ length: count }, (_, index) => join(parent, String(index)));
  for (const path of folders) {
    await mkdir(path, { recursive: true });
    const chance = next();
    if (chance < 0.5) await writeFile(join(path, '.running'), dead);
    if (chance < 0.25) await writeFile(join(path, '.running.guard'), dead);
  }
  return folders;
}

async function race(module: string, folders: readonly string[], count: number): Promise<string[]> {
  const racers = Array.from({ length: count }, () => startProcess('lock-racer', module));
  try {
    await Promise.all(racers.map((racer) => once(racer, 'message')));
    const start = Date.now() + 50;
    const results = await Promise.all(
      racers.map((racer) => resultOf(racer, { folders, start, interval: INTERVAL_MILLISECONDS })),
    );
    const problems = results.flatMap(({ errors }) => errors);
    for (const folder of folders) {
      const winners = results.filter(({ won }) => won.includes(folder)).length;
      if (winners !== 1) problems.push(`${folder} has ${winners} winners`);
      const files = await readdir(folder);
      if (files.join() !== '.running') problems.push(`${folder} has the files ${files.join(', ')}`);
    }
    return problems;
  } finally {
    await Promise.all(racers.map((racer) => endProcess(racer, 'SIGKILL')));
  }
}

async function resultOf(racer: ChildProcess, race: Race): Promise<RaceResult> {
  const answer = once(racer, 'message');
  racer.send(race);
  const [result] = await answer;
  return result;
}
