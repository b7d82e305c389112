import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { follow, LEASE_SECONDS, openBench } from '../sweep-bench.js';

const EPOCHS = 10;
const EPOCH_MILLISECONDS = 20;

/** The server is killed with `kill -9`; the coordinator starts it again. */
export const killServer: Scenario = {
  name: 'kill-server',
  summary: 'kill -9 of the database server at random moments',
  faults: 10,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    const trials = 10 + 15 * faults;
    const bench = await openBench(trials, EPOCHS);
    let following: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      following = follow(bench, resolve);
      following.catch(reject);
    });
    const workers = [1, 2].map(() =>
      startProcess('worker', bench.url, EPOCH_MILLISECONDS, 10 * LEASE_SECONDS),
    );
    try {
      for (let fault = 1; fault <= faults; fault++) {
        await sleep(300 + 700 * next());
        const pid = await bench.serverPid();
        process.kill(pid, 'SIGKILL');
        note(`killed server ${fault} of ${faults}`);
        while ((await bench.serverPid().catch(() => pid)) === pid) await sleep(50);
      }
      await following;
      return { faults, trials, problems: await bench.check() };
    } finally {
      await Promise.all(workers.map((worker) => endProcess(worker, 'SIGTERM')));
      await bench.close();
    }
  },
};
