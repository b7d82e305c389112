import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from './replace-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('replaceFile(path, content) creates and replaces a file with text or bytes', async () => {
  await replaceFile(join(folder, 'x'), 'first version, longer, with ä');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('first version, longer, with ä');
  await replaceFile(join(folder, 'x'), Uint8Array.of(50));
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('2');
  expect(await readdir(folder)).toEqual(['x']);
});

test('replaceFile(path, content) overwrites the temporary file of an interrupted call', async () => {
  await writeFile(join(folder, 'x.tmp'), 'part of a long text');
  await replaceFile(join(folder, 'x'), 'whole');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['x']);
});

test('replaceFile(path, content) keeps the previous file and removes its own if the rename fails', async () => {
  await mkdir(join(folder, 'x', 'y'), { recursive: true });
  await expect(replaceFile(join(folder, 'x'), 'content')).rejects.toMatchObject({ syscall: 'rename' });
  expect(await readdir(folder)).toEqual(['x']);
});

test('replaceFile(path, content) rejects if the folder does not exist', async () => {
  await expect(replaceFile(join(folder, 'none', 'x'), '')).rejects.toMatchObject({ code: 'ENOENT' });
});
