import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readmeProgram } from './readme-program.js';
import { publishedPackages, ROOT } from './repository.js';
import { mustRun } from './run.js';

// A test installs the packages with npm, then runs a program.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Without requests and scripts that are not part of the installation. */
const QUICK_INSTALL = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
const ATTW = join(ROOT, 'tooling/integration/node_modules/.bin/attw');

const packages = publishedPackages();
const libraries = packages.filter(({ name }) => name !== '@lenet5/cli');
const tarballs = new Map<string, string>();
let folder: string;

/** An empty project outside the repository with the given tarballs installed by npm. */
async function project(name: string, members: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await writeFile(join(path, 'package.json'), '{ "private": true }');
  const files = members.map((member) => tarballs.get(member) ?? '');
  await mustRun('npm', ['install', ...QUICK_INSTALL, ...files], path);
  return path;
}

/** A package and the packages of this repository that it depends on. */
function withDependencies(name: string): string[] {
  const dependencies = packages.find((entry) => entry.name === name)?.dependencies ?? [];
  return [name, ...dependencies.filter((dependency) => tarballs.has(dependency)).flatMap(withDependencies)];
}

async function runProgram(path: string, readme: string): Promise<string> {
  await writeFile(join(path, 'program.mjs'), await readmeProgram(readme));
  return mustRun(process.execPath, ['program.mjs'], path);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const filters = packages.map(({ name }) => `--filter=${name}`);
  const printed = await mustRun(
    'pnpm',
    ['--recursive', ...filters, 'pack', '--json', '--pack-destination', folder],
    ROOT,
  );
  for (const { name, filename } of JSON.parse(printed)) tarballs.set(name, filename);
  expect([...tarballs.keys()].sort()).toEqual(packages.map(({ name }) => name).sort());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(packages)('the tarball of $name', ({ name, dependencies }) => {
  test('passes publint in strict mode', async () => {
    const { buffer } = new Uint8Array(await readFile(tarballs.get(name) ?? ''));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('contains no tests, no sources and no build caches', async () => {
    const listing = await mustRun('tar', ['-tzf', tarballs.get(name) ?? ''], folder);
    expect(listing).not.toMatch(/\.test\.|tsbuildinfo|\/assembly\//);
    expect(listing).toMatch(/package\/README\.md/);
    expect(listing).toMatch(/package\/LICENSE/);
  });

  test('imports only those packages of this repository that it depends on', async () => {
    const code = await mustRun('tar', ['-xzOf', tarballs.get(name) ?? '', 'package/dist'], folder);
    const imports = code.matchAll(/(?:^(?:import|export|\})[^"'\n]*|import\()["'](@lenet5\/[a-z\d-]+)/gm);
    for (const [, imported] of imports) expect([name, ...dependencies]).toContain(imported);
  });
});

describe.each(libraries)('the types of $name', ({ name }) => {
  test('are found by every ESM resolution', async () => {
    await mustRun(ATTW, ['--profile', 'esm-only', tarballs.get(name) ?? ''], ROOT);
  });
});

describe.each(['@lenet5/mnist', '@lenet5/metrics'])(
  '%s in an empty project without the other packages',
  (name) => {
    test('runs its README program and installs no tfjs', async () => {
      const path = await project(name.replace('/', '-'), withDependencies(name));
      const source = packages.find((entry) => entry.name === name)?.folder ?? '';
      expect(await runProgram(path, join(source, 'README.md'))).not.toBe('');
      expect(existsSync(join(path, 'node_modules', '@tensorflow'))).toBe(false);
    });
  },
);

describe('all packages together in an empty project', () => {
  let path: string;
  beforeAll(async () => {
    path = await project(
      'together',
      packages.map(({ name }) => name),
    );
  });

  test.each(libraries)('the README program of $name runs', async ({ folder: source }) => {
    expect(await runProgram(path, join(source, 'README.md'))).not.toBe('');
  });

  test('the program in the README of the repository runs', async () => {
    expect(await runProgram(path, join(ROOT, 'README.md'))).not.toBe('');
  });

  test('the lenet5 command is installed and trains', async () => {
    const bin = join(path, 'node_modules', '.bin', 'lenet5');
    await mustRun(bin, ['train', '--limit', '500', '--epochs', '1', '--out', 'run'], path);
    expect(await readdir(join(path, 'run', 'model'))).toEqual(
      expect.arrayContaining(['model.json', 'weights.bin']),
    );
  });
});
