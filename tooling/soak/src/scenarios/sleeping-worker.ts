import { setTimeout as sleep } from 'node:timers/promises';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Scenario } from '../scenario.js';
import { LEASE_SECONDS, openBench, type SweepBench } from '../sweep-bench.js';
import { waitForEnd } from '../wait-for-end.js';

const EPOCHS = 5;
/** Longer than a sleeper takes to be stopped after it took a segment. */
const EPOCH_MILLISECONDS = 300;

/** A worker is stopped for longer than its lease while another one works, and wakes. Its result must not count. */
export const sleepingWorker: Scenario = {
  name: 'sleeping-worker',
  summary: 'a worker that sleeps longer than its lease and wakes',
  faults: 10,
  async run({ faults, note }) {
    const trials = 4 + 12 * faults;
    const bench = await openBench(trials, EPOCHS);
    const sleeper = startProcess('worker', bench.url, EPOCH_MILLISECONDS, LEASE_SECONDS);
    const other = startProcess('worker', bench.url, EPOCH_MILLISECONDS, LEASE_SECONDS);
    try {
      for (let fault = 1; fault <= faults; fault++) {
        while ((await bench.sweeps.status(bench.sweep)).running < 4) await sleep(10);
        const before = await countEvents(bench, 'segment-lost');
        sleeper.kill('SIGSTOP');
        while ((await countEvents(bench, 'segment-lost')) === before) await sleep(100);
        sleeper.kill('SIGCONT');
        note(`woke sleeper ${fault} of ${faults}`);
      }
      await waitForEnd(bench);
      const late = await countEvents(bench, 'late-result');
      return { faults, trials, problems: await bench.check(), figures: { lateResults: late } };
    } finally {
      await Promise.all([sleeper, other].map((worker) => endProcess(worker, 'SIGKILL')));
      await bench.close();
    }
  },
};

async function countEvents(
  { sweeps, sweep }: SweepBench,
  type: 'segment-lost' | 'late-result',
): Promise<number> {
  return (await sweeps.events(sweep)).filter((event) => event.type === type).length;
}
