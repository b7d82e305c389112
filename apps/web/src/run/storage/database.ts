import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Run } from '../run.js';

interface Schema extends DBSchema {
  runs: { key: string; value: Run };
  /** Checkpoints, by run and by epoch; 'latest' is where the run stands. */
  checkpoints: { key: [run: string, epoch: number | 'latest']; value: Uint8Array };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The app's database in the browser. Rejects where the browser gives none (some private windows). */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('lenet5', 1, {
    upgrade: (db) => {
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('checkpoints');
    },
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}
