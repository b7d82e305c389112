import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findRegistries } from './managers.js';
import { packPackages } from './pack.js';
import { prepareProject } from './prepare-project.js';
import { readProgram } from './readme.js';
import { type Registry, serveRegistry } from './registry.js';
import { judge, type Outcome, parseResults } from './results.js';
import type { Setting } from './row.js';
import { runReadme } from './rows/managers.js';
import { runCommand } from './run-command.js';
import { trainInPages } from './run-page.js';

// A test installs packages, then trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const HERE = join(ROOT, 'tooling/consumers');
const packages = publishedPackages();
const libraries = packages.filter(({ name }) => name !== '@lenet5/cli');
let setting: Setting;
let registry: Registry;
/** A project that npm installed, with every package. */
let project: string;

const tarball = (name: string): string => setting.tarballs.get(name) ?? '';
const failures = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ passed }) => !passed);

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'));
  const tarballs = await packPackages(folder);
  registry = await serveRegistry(tarballs);
  setting = { folder, tarballs, registries: await findRegistries(registry.url, folder) };
  const rest = ['@lenet5/cli', '@lenet5/compiler', '@lenet5/metrics', '@lenet5/report', '@lenet5/sweep'];
  const sources = ['page', 'vite', 'page-await', 'types', 'node'];
  project = await prepareProject(
    { sources, packages: [...rest, '@tensorflow/tfjs-backend-cpu@4.22.0'] },
    setting,
  );
});

afterAll(async () => {
  registry?.close();
  await rm(setting.folder, { recursive: true, force: true });
});

describe.each(packages)('the tarball of $name', ({ name, dependencies }) => {
  test('passes publint in strict mode', async () => {
    const { buffer } = new Uint8Array(await readFile(tarball(name)));
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('contains no tests, no sources and no build caches', async () => {
    const listing = await runCommand(`tar -tzf ${tarball(name)}`, setting.folder);
    expect(listing).not.toMatch(/\.test\.|tsbuildinfo|\/assembly\//);
    expect(listing).toMatch(/package\/README\.md/);
    expect(listing).toMatch(/package\/LICENSE/);
  });

  test('has the source map of each script, with the sources in it, or no reference to one', async () => {
    const unpacked = await mkdtemp(join(setting.folder, 'tarball-'));
    await runCommand(`tar -xzf ${tarball(name)}`, unpacked);
    const files = await readdir(join(unpacked, 'package/dist'), { recursive: true });
    expect(files.filter((file) => file.endsWith('.d.ts.map'))).toEqual([]);
    for (const file of files.filter((path) => path.endsWith('.js'))) {
      const path = join(unpacked, 'package/dist', file);
      const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(await readFile(path, 'utf8'))?.[1];
      if (map === undefined) continue;
      const { sources, sourcesContent } = JSON.parse(await readFile(join(dirname(path), map), 'utf8'));
      expect(sourcesContent, file).toHaveLength(sources.length);
      for (const source of sourcesContent) expect(source, file).toEqual(expect.any(String));
    }
  });

  test('imports only those packages of this repository that it depends on', async () => {
    const code = await runCommand(`tar -xzOf ${tarball(name)} package/dist`, setting.folder);
    const imports = code.matchAll(/(?:^(?:import|export|\})[^"'\n]*|import\()["'](@lenet5\/[a-z\d-]+)/gm);
    for (const [, imported] of imports) expect([name, ...dependencies]).toContain(imported);
  });
});

test.each([
  ['@lenet5/cli', 'commander', 'assemblyscript', 'rolldown'],
  ['@lenet5/compiler', 'assemblyscript'],
  ['@lenet5/wasm', 'assemblyscript'],
])(
  'the tarball of %s contains the licenses of everything that is compiled into it',
  async (name, ...bundled) => {
    const notices = await runCommand(
      `tar -xzOf ${tarball(name)} package/dist/THIRD-PARTY-NOTICES`,
      setting.folder,
    );
    const [, ...sections] = notices.split(/^-{80}$/m);
    const names = sections.map((section) => /^\s*(\S+) \d+\.\d+\.\d+ \([^)]+\)\n/.exec(section)?.[1]);
    expect(names).toEqual(expect.arrayContaining(bundled));
    expect(names).not.toContain(undefined);
    for (const section of sections) {
      expect(section).toMatch(/copyright|permission|license/i);
      expect(section.length).toBeGreaterThan(500);
    }
  },
);

describe('a project that npm installed', () => {
  test.each(libraries)('runs the program in the README of $name', async ({ folder }) => {
    await writeFile(join(project, 'readme.mjs'), await readProgram(join(folder, 'README.md')));
    expect(await runCommand('node readme.mjs', project)).not.toBe('');
  });

  test('has the lenet5 command, which trains', async () => {
    await runCommand('lenet5 train --limit 500 --epochs 1 --out run', project);
    expect(await readdir(join(project, 'run', 'model'))).toEqual(
      expect.arrayContaining(['model.json', 'weights.bin']),
    );
  });

  test.each(['node', `${join(HERE, 'node_modules/.bin/relaxed-simd-node')}`])(
    'trains on every engine with %s',
    async (node) => {
      const stdout = await runCommand(`${node} program.mjs`, project);
      expect(failures(judge(parseResults(stdout)))).toEqual([]);
    },
  );

  test('checks the types of every entry point', async () => {
    const files = await Promise.all(
      ['consumer.ts', 'consumer-tfjs.ts', 'consumer-report.ts'].map((file) =>
        readFile(join(HERE, 'projects/types', file), 'utf8'),
      ),
    );
    const imported = [...files.join('\n').matchAll(/from '(@lenet5\/[^']+)'/g)].map(([, entry]) => entry);
    const manifests = await Promise.all(
      libraries.map(async ({ folder }) => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))),
    );
    const entries = manifests.flatMap(({ name, exports }) =>
      Object.keys(exports)
        .filter((subpath) => subpath !== './package.json')
        .map((subpath) => name + subpath.slice(1)),
    );
    expect(new Set(imported)).toEqual(new Set(entries));
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'preserve'],
  ])('passes the type check with the module resolution %s', async (moduleResolution, module) => {
    await cp(join(HERE, 'projects/types/tsconfig.json'), join(project, 'tsconfig.json'));
    const tsc = join(HERE, 'node_modules/.bin/tsc');
    await runCommand(`${tsc} -p . --module ${module} --moduleResolution ${moduleResolution}`, project);
  });

  test('trains in Chromium after a build with Vite 8', async () => {
    await build({ root: project, logLevel: 'error' });
    expect(failures(await trainInPages({ folder: join(project, 'dist') }, {}))).toEqual([]);
  });
});

test('the program of the README of the repository runs after its install line with pnpm', async () => {
  expect(await runReadme(join(ROOT, 'README.md'), 'pnpm', setting)).toEqual({ passed: true, text: 'runs' });
});
