import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readApiReference, readDeclarations } from './api-reference.js';

// TypeDoc reads the declarations of all packages.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-reference-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('every exported name of every published package has a docstring, and every link has a target', async () => {
  const reference = await readApiReference();
  expect(reference.entryPoints).toEqual(
    expect.arrayContaining(['@lenet5/core', '@lenet5/model/node', '@lenet5/trainer']),
  );
  expect(reference.problems).toEqual([]);
  await reference.write(folder);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('@lenet5/trainer');
});

test('an exported name without a docstring is reported', async () => {
  await writeFile(join(folder, 'package.json'), '{ "name": "sample" }');
  const declarations = join(folder, 'index.d.ts');
  await writeFile(
    declarations,
    '/** Adds. */\nexport declare function add(): void;\nexport declare const sum: number;\n',
  );
  const tsconfig = join(folder, 'tsconfig.json');
  await writeFile(tsconfig, '{ "files": ["index.d.ts"] }');
  const { problems } = await readDeclarations([{ name: 'sample', declarations }], tsconfig);
  expect(problems).toEqual(['lenet5: sum has no docstring']);
});
