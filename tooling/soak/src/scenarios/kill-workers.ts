import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { LEASE_SECONDS, openBench } from '../sweep-bench.js';
import { waitForEnd } from '../wait-for-end.js';

const WORKERS = 3;
const EPOCHS = 10;
const EPOCH_MILLISECONDS = 20;

/** Workers are killed with `kill -9` and replaced. */
export const killWorkers: Scenario = {
  name: 'kill-workers',
  summary: 'kill -9 of worker processes at random moments',
  faults: 50,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    // Enough trials that the last kill is long before the end.
    const bench = await openBench(10 + 12 * faults, EPOCHS);
    const start = () => startProcess('worker', bench.url, EPOCH_MILLISECONDS, LEASE_SECONDS);
    const workers = Array.from({ length: WORKERS }, start);
    try {
      for (let fault = 1; fault <= faults; fault++) {
        await sleep(100 + 500 * next());
        const index = Math.floor(next() * WORKERS);
        const victim = workers[index];
        if (victim) await endProcess(victim, 'SIGKILL');
        workers[index] = start();
        note(`killed worker ${fault} of ${faults}`);
      }
      await waitForEnd(bench);
      return { faults, trials: 10 + 12 * faults, problems: await bench.check() };
    } finally {
      await Promise.all(workers.map((worker) => endProcess(worker, 'SIGTERM')));
      await bench.close();
    }
  },
};
