import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { EmbeddedServer } from '../embedded/embedded-server.js';
import { openDatabase } from './open-database.js';

const PATIENCE = 20;

/** Makes the server look as if the process that started it was killed. Returns the process id before. */
async function setOwner(owner: number): Promise<number> {
  const path = join(inject('folder'), 'connection.json');
  const connection = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...connection, owner }));
  return connection.owner;
}

test('the last one who leaves a server whose starter is dead stops it', async () => {
  const where = { folder: inject('folder') };
  const server = await EmbeddedServer.open(where.folder, ['fsync=off']);
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const owner = await setOwner(dead);
  expect(owner).toBe(process.ppid);
  const first = await openDatabase(where, PATIENCE);
  const last = await openDatabase(where, PATIENCE);
  await last.database.query('SELECT 1');
  await first.close();
  expect(await server.isRunning()).toBe(true);
  await last.close();
  expect(await server.isRunning()).toBe(false);
  await server.restart();
  await setOwner(owner);
  await (await openDatabase(where, PATIENCE)).close();
  expect(await server.isRunning()).toBe(true);
});
