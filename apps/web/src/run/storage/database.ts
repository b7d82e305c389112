import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Run } from '../run.js';

/** The key of a checkpoint within its run: the end of an epoch, or the latest position. */
export type CheckpointKey = number | 'latest';

interface Schema extends DBSchema {
  runs: { key: string; value: Run };
  checkpoints: { key: [run: string, checkpoint: CheckpointKey]; value: Uint8Array };
}

const connection: { open?: Promise<IDBPDatabase<Schema>> | undefined } = {};

/** Opens the IndexedDB database of the app. Rejects where the browser denies it (some private windows). */
export function database(): Promise<IDBPDatabase<Schema>> {
  connection.open ??= openDB<Schema>('lenet5', 1, {
    upgrade: (db) => {
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('checkpoints');
    },
    // Another tab deletes the database, which waits for open connections.
    blocking: (_current, _next, event) => {
      connection.open = undefined;
      (event.target as IDBDatabase).close();
    },
    terminated: () => {
      connection.open = undefined;
    },
  });
  return connection.open;
}
