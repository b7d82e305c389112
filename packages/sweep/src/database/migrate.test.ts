import { expect, test } from 'vitest';
import { createSweep, extendSweep } from '../coordinator/create-sweep.js';
import { specOf } from '../coordinator/sweep-options.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { checkVersion, migrate } from './migrate.js';

const database = openTestDatabase();

test('migrate() updates tables of version 1, whose sweeps go on', async () => {
  const space = { options: { epochs: 2 }, seeds: [1] };
  const { id } = await createSweep(database, { spec: specOf({ database: 'unused' }), space });
  await database.query(`UPDATE lenet5_sweep.sweep SET spec = spec || jsonb_build_object('space', space)`);
  await database.query('ALTER TABLE lenet5_sweep.sweep DROP COLUMN space');
  await database.query('UPDATE lenet5_sweep.version SET version = 1');
  await expect(checkVersion(database)).rejects.toThrow(/older than this package \(version 1, expected 2\)/);
  await migrate(database);
  await checkVersion(database);
  expect(await extendSweep(database, id, { seeds: [1, 2, 3] })).toBe(2);
  const [row] = await database.query('SELECT spec, space FROM lenet5_sweep.sweep WHERE id = $1', [id]);
  expect(row).toEqual({ spec: specOf({ database: 'unused' }), space });
});
