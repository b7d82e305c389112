import { expect, test, vi } from 'vitest';
import { killAll } from './scenarios/kill-all.js';
import { powerLoss } from './scenarios/power-loss.js';
import { runLock } from './scenarios/run-lock.js';
import { writeErrors } from './scenarios/write-errors.js';

// The scenario of sweeps starts a server and several processes, and waits for leases. `npm run soak` has more faults of each.
vi.setConfig({ testTimeout: 180_000 });

test('after kill -9 of a worker, the server and the coordinator, and the clock set back, every trial has ended once with the weights of an undisturbed one', async () => {
  const { faults, trials, problems } = await killAll.run({ faults: 4, seed: 1, note: () => undefined });
  expect(problems).toEqual([]);
  expect({ faults, trials }).toEqual({ faults: 4, trials: 46 });
});

test('of processes that lock 100 run folders in the same millisecond, exactly one wins each', async () => {
  const { problems, trials } = await runLock.run({ faults: 100, seed: 1, note: () => undefined });
  expect(problems).toEqual([]);
  expect(trials).toBe(100);
});

test('after a power failure at any moment, a run resumes at its last checkpoint or later', async () => {
  const { problems, trials } = await powerLoss.run({ faults: 1, seed: 1, note: () => undefined });
  expect(problems).toEqual([]);
  expect(trials).toBeGreaterThan(200);
});

test('a run that cannot write ends with one line, and can be resumed with the same bits', async () => {
  const { problems, trials } = await writeErrors.run({ faults: 2, seed: 1, note: () => undefined });
  expect(problems).toEqual([]);
  expect(trials).toBe(2);
});
