import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('makeFolder(path) creates a folder with its parents, and returns the topmost one that it created', async () => {
  expect(await makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
  expect((await stat(join(folder, 'a/b/c'))).isDirectory()).toBe(true);
  expect(await makeFolder(join(folder, 'a/b'))).toBe(undefined);
  expect(await makeFolder(join(folder, 'a/d'))).toBe(join(folder, 'a/d'));
});

test('makeFolder(path) rejects if a file has the name', async () => {
  await expect(makeFolder(join(import.meta.filename, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});
