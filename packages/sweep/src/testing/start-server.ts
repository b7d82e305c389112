import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { EmbeddedServer } from '../embedded/embedded-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the database of all tests. */
    readonly url: string;
    /** The folder of its server. */
    readonly folder: string;
  }
}

let stop = async (): Promise<void> => {};

/** Starts the server of all tests. */
export async function setup(project: TestProject): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-sweep-test-'));
  const server = await EmbeddedServer.open(folder, ['fsync=off']);
  const { url } = await server.start();
  const database = new Database({ url, connections: 1, patience: 60 });
  await migrate(database);
  await database.close();
  project.provide('url', url);
  project.provide('folder', folder);
  stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(server.dataFolder, { recursive: true, force: true });
  };
}

/** Stops the server and removes its data. */
export function teardown(): Promise<void> {
  return stop();
}
