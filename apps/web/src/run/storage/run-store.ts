import { REFERENCE_SETTINGS } from '../../settings/run-settings.js';
import type { Run } from '../run.js';
import { type CheckpointKey, database } from './database.js';

/** Stores a run and its latest checkpoint. A checkpoint at the end of an epoch is also stored under the epoch. */
export async function storeRun(run: Run, checkpoint: Uint8Array): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'checkpoints'], 'readwrite');
  const checkpoints = transaction.objectStore('checkpoints');
  const puts: Promise<unknown>[] = [
    transaction.objectStore('runs').put({ ...run, updatedAt: Date.now() }),
    checkpoints.put(checkpoint, [run.id, 'latest']),
  ];
  if (run.position.step === 0) puts.push(checkpoints.put(checkpoint, [run.id, run.position.epoch]));
  await Promise.all([...puts, transaction.done]);
}

/** A stored checkpoint of a run; undefined if there is none. */
export async function storedCheckpoint(run: string, key: CheckpointKey): Promise<Uint8Array | undefined> {
  return (await database()).get('checkpoints', [run, key]);
}

/** The stored runs, the latest first. */
export async function storedRuns(): Promise<Run[]> {
  const runs = await (await database()).getAll('runs');
  return runs.map(withAllSettings).sort((a, b) => b.updatedAt - a.updatedAt);
}

/** A stored run; undefined if it has been deleted. */
export async function storedRun(id: string): Promise<Run | undefined> {
  const run = await (await database()).get('runs', id);
  return run && withAllSettings(run);
}

/** A run with the reference value of each setting that the app did not have when the run was stored. */
export function withAllSettings(run: Run): Run {
  return { ...run, settings: { ...REFERENCE_SETTINGS, ...run.settings } };
}

/** Deletes a run and its checkpoints. */
export async function deleteRun(id: string): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'checkpoints'], 'readwrite');
  const ofRun = IDBKeyRange.bound([id], [id, []]);
  await Promise.all([
    transaction.objectStore('runs').delete(id),
    transaction.objectStore('checkpoints').delete(ofRun),
    transaction.done,
  ]);
}
