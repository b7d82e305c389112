import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { createServerClock, setServerClock } from '../server-clock.js';
import { LEASE_SECONDS, openBench } from '../sweep-bench.js';

const EPOCHS = 6;
const EPOCH_MILLISECONDS = 20;

const MOST_HOURS = 72;
const FAULTS = ['killed a worker', 'killed the server', 'killed the coordinator', 'set the clock back'];

/** A worker, the server and the coordinator are killed and the clock is set back in turns, in one sweep. */
export const killAll: Scenario = {
  name: 'kill-all',
  summary: 'kill -9 of a worker, the server and the coordinator, and the clock set back, in turns',
  faults: 16,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    const trials = 6 + 10 * faults;
    const bench = await openBench(trials, EPOCHS);
    await createServerClock(bench.url);
    const args = [EPOCH_MILLISECONDS, LEASE_SECONDS];
    const startWorker = () => startProcess('worker', bench.url, ...args);
    const startCoordinator = () => startProcess('coordinator', bench.folder, bench.sweep, ...args);
    let worker = startWorker();
    let coordinator = startCoordinator();
    try {
      await once(coordinator, 'message');
      for (let fault = 0; fault < faults; fault++) {
        await sleep(50 + 150 * next());
        const kind = fault % FAULTS.length;
        if (kind === 0) {
          await endProcess(worker, 'SIGKILL');
          worker = startWorker();
        } else if (kind === 1) {
          const pid = await bench.serverPid();
          process.kill(pid, 'SIGKILL');
          while ((await bench.serverPid().catch(() => pid)) === pid) await sleep(50);
        } else if (kind === 2) {
          await endProcess(coordinator, 'SIGKILL');
          coordinator = startCoordinator();
          await once(coordinator, 'message');
        } else {
          await setServerClock(bench.url, -(fault + MOST_HOURS * next()));
        }
        note(`${FAULTS[kind]}: ${fault + 1} of ${faults}`);
      }
      await once(coordinator, 'exit');
      return { faults, trials, problems: await bench.check() };
    } finally {
      await Promise.all([worker, coordinator].map((child) => endProcess(child, 'SIGKILL')));
      await bench.close();
    }
  },
};
