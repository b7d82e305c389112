import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkExampleTypes } from './check-example-types.js';
import { findExamples, withoutExample } from './find-examples.js';
import { readPublicApi } from './public-api.js';
import { runExample } from './run-example.js';
import { builtApi } from './testing/built-api.js';

// The program of all declarations is large.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const HERE = process.cwd();
const api = builtApi();
const examples = findExamples(api);
let folder: string;
let digits: Promise<unknown>;

/** Imports a module for an example. The examples share one loaded data set. */
async function load(specifier: string): Promise<unknown> {
  const module = await import(specifier);
  if (specifier !== '@lenet5/mnist') return module;
  const loadMnist = (): Promise<unknown> => (digits ??= module.loadMnist());
  return { ...module, loadMnist };
}

beforeAll(async () => {
  // Examples write files.
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
  process.chdir(folder);
});

afterAll(async () => {
  process.chdir(HERE);
  await rm(folder, { recursive: true });
});

test('every exported function has an example', () => {
  expect(withoutExample(api)).toEqual([]);
});

test('the examples pass the type check of a strict user', () => {
  expect(checkExampleTypes(examples, api.program)).toEqual([]);
});

test.each(examples)('the example of $entry, $name, logs what its comments say', async ({ code }) => {
  expect(await runExample(code, load)).toEqual([]);
});

describe('an example is reported', () => {
  const run = (code: string): Promise<string[]> => runExample(code, load);

  test('if it logs another value than its comment says', async () => {
    expect(await run('console.log(1 + 1); // 3')).toEqual(['the comment says 3, it logs 2']);
    expect(await run('console.log(2 / 3); // 0.66')).toEqual([
      'the comment says 0.66, it logs 0.6666666666666666',
    ]);
    expect(await run('console.log(2 / 3); // 0.67')).toEqual([]);
  });

  test('if it shows no result, or logs more than its comments say', async () => {
    expect(await run('const sum = 1 + 1;')).toEqual([
      'it shows no result: no comment follows console.log(…)',
    ]);
    expect(await run('for (const n of [1, 2]) console.log(n); // 1')).toEqual([
      'no comment says that it logs 2',
    ]);
  });

  test('if its types are wrong', () => {
    const code = "import { accuracy } from '@lenet5/metrics';\nconsole.log(accuracy(7, 7)); // 1";
    expect(checkExampleTypes([{ entry: 'sample', name: 'accuracy', code }], api.program)).toEqual([
      expect.stringContaining("sample: accuracy: Argument of type 'number' is not assignable"),
    ]);
  });

  test('if it is missing', async () => {
    const declarations = join(folder, 'index.d.ts');
    await writeFile(declarations, '/** Adds. */\nexport declare function add(): void;\n');
    expect(withoutExample(readPublicApi([{ name: 'sample', declarations }]))).toEqual([
      'sample: add has no @example',
    ]);
  });
});
