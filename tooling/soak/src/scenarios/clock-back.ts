import { setTimeout as sleep } from 'node:timers/promises';
import { moments } from '../moments.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { countEndedBeforeCreated, createServerClock, setServerClock } from '../server-clock.js';
import { LEASE_SECONDS, openBench } from '../sweep-bench.js';
import { waitForEnd } from '../wait-for-end.js';

const EPOCHS = 10;
const EPOCH_MILLISECONDS = 20;
const MOST_HOURS = 72;

/** The clock of the server is set back, each time further, while workers train. */
export const clockBack: Scenario = {
  name: 'clock-back',
  summary: 'the clock of the database server is set back by hours',
  faults: 10,
  async run({ faults, seed, note }) {
    const next = moments(seed);
    const trials = 10 + 10 * faults;
    const bench = await openBench(trials, EPOCHS);
    await createServerClock(bench.url);
    const workers = [1, 2].map(() => startProcess('worker', bench.url, EPOCH_MILLISECONDS, LEASE_SECONDS));
    try {
      let hours = 0;
      for (let fault = 1; fault <= faults; fault++) {
        while ((await bench.sweeps.status(bench.sweep)).running < 2) await sleep(20);
        await sleep(500 * next());
        hours -= 1 + MOST_HOURS * next();
        await setServerClock(bench.url, hours);
        note(`set the clock to ${Math.round(hours)} hours: ${fault} of ${faults}`);
      }
      await waitForEnd(bench);
      const early = await countEndedBeforeCreated(bench.url);
      const problems = await bench.check();
      if (early === 0) problems.push('no segment ended before it was created: the clock was not set');
      return { faults, trials, problems, figures: { endedBeforeCreated: early } };
    } finally {
      await Promise.all(workers.map((worker) => endProcess(worker, 'SIGTERM')));
      await bench.close();
    }
  },
};
