import { afterAll, inject } from 'vitest';
import { Database } from '../database/database.js';

/** The database of all tests, closed after the tests of a file. */
export function openTestDatabase(): Database {
  const database = new Database({ url: inject('url'), connections: 4, patience: 20 });
  afterAll(() => database.close());
  return database;
}
