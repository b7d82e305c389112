import { readFile } from 'node:fs/promises';
import { expect, inject, test } from 'vitest';
import { createSweep } from '../coordinator/create-sweep.js';
import { specOf } from '../coordinator/sweep-options.js';
import { readState } from '../coordinator/sweep-status.js';
import { Database } from '../database/database.js';
import { SimulatedTrainer } from '../simulation/simulated-trainer.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { runWorker } from './run-worker.js';

const GUIDE = new URL('../../../../docs/sweeps.md', import.meta.url);
const database = openTestDatabase();

/** The statements of the guide that create the role of a worker. */
async function readStatements(): Promise<string[]> {
  const [, block = ''] = /```sql\n(CREATE ROLE.*?)```/s.exec(await readFile(GUIDE, 'utf8')) ?? [];
  return block.trim().split('\n');
}

test('runWorker() needs no more rights than the guide grants, which change no table', async () => {
  const statements = await readStatements();
  expect(statements.length).toBeGreaterThan(5);
  for (const statement of statements) await database.query(statement);
  const url = new URL(inject('url'));
  url.username = 'lenet5_worker';
  url.password = encodeURIComponent('…');
  const space = { options: { epochs: 3 }, seeds: [1, 2, 3] };
  const spec = specOf({ database: url.href, scheduler: 'asha', verify: 1 });
  const { id } = await createSweep(database, { spec, space });
  const controller = new AbortController();
  const working = runWorker({
    ...{ database: url.href, sweep: id, concurrency: 2, pollSeconds: 0.02, signal: controller.signal },
    createTrainer: () => new SimulatedTrainer(),
  });
  while ((await readState(database, id))?.state === 'running') {
    await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
  controller.abort();
  await working;
  expect(await readState(database, id)).toMatchObject({ state: 'completed', failed: 0, trials: 3 });
  const limited = new Database({ url: url.href, connections: 1, patience: 1 });
  await expect(limited.query('DROP TABLE lenet5_sweep.sweep')).rejects.toThrow(/must be owner/);
  await expect(limited.query('DELETE FROM lenet5_sweep.trial')).rejects.toThrow(/permission denied/);
  await limited.close();
});
