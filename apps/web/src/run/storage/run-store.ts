import type { Run } from '../run.js';
import { database } from './database.js';

/** Keeps a run as it stands with its latest checkpoint; one at an epoch's end is kept under the epoch as well. */
export async function keepRun(run: Run, checkpoint: Uint8Array): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'checkpoints'], 'readwrite');
  const checkpoints = transaction.objectStore('checkpoints');
  const puts: Promise<unknown>[] = [
    transaction.objectStore('runs').put({ ...run, updatedAt: Date.now() }),
    checkpoints.put(checkpoint, [run.id, 'latest']),
  ];
  if (run.position.step === 0) puts.push(checkpoints.put(checkpoint, [run.id, run.position.epoch]));
  await Promise.all([...puts, transaction.done]);
}

/** A run's checkpoint of an epoch's end, or the latest; undefined where it was not kept. */
export async function keptCheckpoint(run: string, epoch: number | 'latest'): Promise<Uint8Array | undefined> {
  return (await database()).get('checkpoints', [run, epoch]);
}

/** The runs that are kept, the latest first. */
export async function keptRuns(): Promise<Run[]> {
  const runs = await (await database()).getAll('runs');
  return runs.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** A run as it is kept now; undefined where it is forgotten. */
export async function keptRun(id: string): Promise<Run | undefined> {
  return (await database()).get('runs', id);
}

/** Forgets a run and its checkpoints. */
export async function forgetRun(id: string): Promise<void> {
  const transaction = (await database()).transaction(['runs', 'checkpoints'], 'readwrite');
  const ofRun = IDBKeyRange.bound([id], [id, []]);
  await Promise.all([
    transaction.objectStore('runs').delete(id),
    transaction.objectStore('checkpoints').delete(ofRun),
    transaction.done,
  ]);
}
