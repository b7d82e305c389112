import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Drawing } from './drawing.js';

interface Schema extends DBSchema {
  drawings: { key: number; value: Drawing };
}

const connection: { open?: Promise<IDBPDatabase<Schema>> | undefined } = {};

/** Opens the database of the drawings. Rejects where the browser denies it. */
async function database(): Promise<IDBPDatabase<Schema>> {
  connection.open ??= openDB<Schema>('lenet5-drawings', 1, {
    upgrade: (db) => {
      db.createObjectStore('drawings', { keyPath: 'id' });
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

/** The stored drawings, the oldest first. */
export async function storedDrawings(): Promise<Drawing[]> {
  return (await database()).getAll('drawings');
}

/** Stores drawings, all or none. */
export async function storeDrawings(drawings: readonly Drawing[]): Promise<void> {
  const transaction = (await database()).transaction('drawings', 'readwrite');
  await Promise.all([...drawings.map((drawing) => transaction.store.put(drawing)), transaction.done]);
}

/** Deletes a stored drawing. */
export async function deleteDrawing(id: number): Promise<void> {
  await (await database()).delete('drawings', id);
}

/** Deletes all stored drawings. */
export async function deleteDrawings(): Promise<void> {
  await (await database()).clear('drawings');
}
