import { expect, inject, test } from 'vitest';
import { createSweep } from '../coordinator/create-sweep.js';
import { specOf } from '../coordinator/sweep-options.js';
import { readState } from '../coordinator/sweep-status.js';
import { SimulatedTrainer } from '../simulation/simulated-trainer.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { runWorker } from './run-worker.js';

const database = openTestDatabase();

test('a worker leaves a sweep of other images to others, and ends with an error if there is no other sweep', async () => {
  await database.query(`UPDATE lenet5_sweep.sweep SET state = 'paused' WHERE state = 'running'`);
  const spec = specOf({ database: inject('url') });
  const space = { options: { epochs: 2 }, seeds: [1, 2] };
  const { id: other } = await createSweep(database, { spec, space });
  await database.query(`UPDATE lenet5_sweep.sweep SET data_sha256 = 'other' WHERE id = $1`, [other]);
  const { id: own } = await createSweep(database, { spec, space });
  const errors: (string | undefined)[] = [];
  const working = runWorker({
    ...{ database: inject('url'), concurrency: 1, pollSeconds: 0.02 },
    createTrainer: () => new SimulatedTrainer(),
    onSegment: ({ sweep, error }) => sweep === other && errors.push(error),
  });
  await expect(working).rejects.toThrow(/uses other training images than this worker/);
  expect(errors).toEqual([expect.stringMatching(/give every worker the same --data/)]);
  expect(await readState(database, own)).toMatchObject({ state: 'completed', epochs: 4 });
  expect(await readState(database, other)).toMatchObject({ state: 'running', epochs: 0, running: 0 });
  await database.query(`UPDATE lenet5_sweep.sweep SET state = 'paused' WHERE id = $1`, [other]);
});
