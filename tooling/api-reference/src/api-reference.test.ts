import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDeclarations } from './api-reference.js';

// TypeDoc starts a TypeScript program.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-reference-'));
});

afterAll(() => rm(folder, { recursive: true }));

// The test of tooling/docs-site requires that the published packages have no problems.
test('an exported name without a docstring is reported', async () => {
  await writeFile(join(folder, 'package.json'), '{ "name": "sample" }');
  const declarations = join(folder, 'index.d.ts');
  await writeFile(
    declarations,
    '/** Adds. */\nexport declare function add(): void;\nexport declare const sum: number;\n',
  );
  const tsconfig = join(folder, 'tsconfig.json');
  // The declarations of the platform, which the sample does not use, take seconds to read.
  await writeFile(tsconfig, '{ "files": ["index.d.ts"], "compilerOptions": { "noLib": true } }');
  const { problems } = await readDeclarations([{ name: 'sample', declarations }], tsconfig);
  expect(problems).toEqual(['lenet5: sum has no docstring']);
});
