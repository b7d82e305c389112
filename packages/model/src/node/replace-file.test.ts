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

test('replaceFile makes a file, and puts another in its place, text or bytes', async () => {
  await replaceFile(join(folder, 'x'), 'erste Fassung, länger');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('erste Fassung, länger');
  await replaceFile(join(folder, 'x'), Uint8Array.of(50));
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('2');
  expect(await readdir(folder)).toEqual(['x']);
});

test('replaceFile writes over what a writer that was killed has left', async () => {
  await writeFile(join(folder, 'x.tmp'), 'half of something long');
  await replaceFile(join(folder, 'x'), 'whole');
  expect(await readFile(join(folder, 'x'), 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['x']);
});

test('where the rename is refused replaceFile leaves what was there, and nothing else', async () => {
  await mkdir(join(folder, 'x', 'y'), { recursive: true });
  await expect(replaceFile(join(folder, 'x'), 'content')).rejects.toMatchObject({ syscall: 'rename' });
  expect(await readdir(folder)).toEqual(['x']);
});

test('where there is no folder replaceFile says so', async () => {
  await expect(replaceFile(join(folder, 'none', 'x'), '')).rejects.toMatchObject({ code: 'ENOENT' });
});
