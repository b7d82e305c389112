import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { LEASE_SECONDS, openBench } from '../sweep-bench.js';

const EPOCHS = 6;
const EPOCH_MILLISECONDS = 20;

/** A worker, the server and the coordinator are killed in turns, in one sweep. */
export const killAll: Scenario = {
  name: 'kill-all',
  summary: 'kill -9 of a worker, the server and the coordinator in turns',
  faults: 15,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    const trials = 6 + 10 * faults;
    const bench = await openBench(trials, EPOCHS);
    const args = [EPOCH_MILLISECONDS, LEASE_SECONDS];
    const startWorker = () => startProcess('worker', bench.url, ...args);
    const startCoordinator = () => startProcess('coordinator', bench.folder, bench.sweep, ...args);
    let worker = startWorker();
    let coordinator = startCoordinator();
    try {
      await once(coordinator, 'message');
      for (let fault = 0; fault < faults; fault++) {
        await sleep(50 + 150 * next());
        if (fault % 3 === 0) {
          await endProcess(worker, 'SIGKILL');
          worker = startWorker();
        } else if (fault % 3 === 1) {
          const pid = await bench.serverPid();
          process.kill(pid, 'SIGKILL');
          while ((await bench.serverPid().catch(() => pid)) === pid) await sleep(50);
        } else {
          await endProcess(coordinator, 'SIGKILL');
          coordinator = startCoordinator();
          await once(coordinator, 'message');
        }
        note(`killed ${['a worker', 'the server', 'the coordinator'][fault % 3]}: ${fault + 1} of ${faults}`);
      }
      await once(coordinator, 'exit');
      return { faults, trials, problems: await bench.check() };
    } finally {
      await Promise.all([worker, coordinator].map((child) => endProcess(child, 'SIGKILL')));
      await bench.close();
    }
  },
};
