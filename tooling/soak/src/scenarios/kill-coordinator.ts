import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { LEASE_SECONDS, openBench } from '../sweep-bench.js';

const EPOCHS = 10;
const EPOCH_MILLISECONDS = 20;

/** The process that started the sweep, with its worker, is killed with `kill -9`, and the sweep is resumed. */
export const killCoordinator: Scenario = {
  name: 'kill-coordinator',
  summary: 'kill -9 of the process that runs the sweep, at random moments',
  faults: 10,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    const trials = 5 + 10 * faults;
    const bench = await openBench(trials, EPOCHS);
    const start = () =>
      startProcess('coordinator', bench.folder, bench.sweep, EPOCH_MILLISECONDS, LEASE_SECONDS);
    let coordinator = start();
    try {
      for (let fault = 1; fault <= faults; fault++) {
        await once(coordinator, 'message');
        await sleep(200 + 500 * next());
        await endProcess(coordinator, 'SIGKILL');
        note(`killed coordinator ${fault} of ${faults}`);
        coordinator = start();
      }
      await once(coordinator, 'exit');
      return { faults, trials, problems: await bench.check() };
    } finally {
      await endProcess(coordinator, 'SIGKILL');
      await bench.close();
    }
  },
};
