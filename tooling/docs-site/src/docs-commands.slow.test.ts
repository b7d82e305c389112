import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { siteDocuments } from './documents.js';

// Every program and command trains.
vi.setConfig({ testTimeout: 60_000 });

const run = promisify(execFile);
const HERE = join(ROOT, 'tooling/docs-site');
const CLI = join(ROOT, 'apps/cli/dist/bin.js');
const guides = siteDocuments().filter(({ path }) => path.startsWith(join(ROOT, 'docs/')));

/** The code blocks of a language, without those that run in pages. */
async function blocksOf(path: string, language: string): Promise<string[]> {
  const text = (await readFile(path, 'utf8')).replace(/<div data-live=.*?<\/div>/gs, '');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  );
}

/** The folder in which the commands of all guides run, in the order of the navigation. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-commands-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe.each(guides.map(({ path }) => ({ name: basename(path), path })))('$name', ({ path }) => {
  test('every program runs, and imports only what the line above it installs', async () => {
    const install = (await blocksOf(path, 'sh')).find((block) => block.startsWith('npm install'));
    for (const code of await blocksOf(path, 'js')) {
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: HERE });
      expect(stdout.trim()).not.toMatch(/^$|false|NaN|undefined/);
      const imported = [...code.matchAll(/from '((?:@[^/']+\/)?[^/']+)/g)].map(([, name]) => name);
      if (install) for (const name of imported) expect(install).toContain(` ${name}`);
    }
  });

  test('every command runs', async () => {
    const lines = (await blocksOf(path, 'sh')).flatMap((block) => block.trim().split('\n'));
    for (const line of lines) {
      const words = line.split(' ');
      if (line.startsWith('npm install ')) await checkInstall(words.slice(2));
      else if (line.startsWith('npx @lenet5/cli '))
        await run(process.execPath, [CLI, ...words.slice(2)], { cwd: folder });
      else if (line.startsWith('npm run ')) await checkScript(words[2] ?? '', words.slice(4));
      else
        throw new Error(`${path} has a command that no test checks (${line}) — teach this test to check it`);
    }
  });

  test('every script that it names exists', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    const named = (await readFile(path, 'utf8')).matchAll(/npm run ([\w:-]+)/g);
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
  });
});

/** Checks that the program of a script of the root has the flags. The script itself can take minutes. */
async function checkScript(name: string, flags: readonly string[]): Promise<void> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const [, program = ''] = /node (\S+)$/.exec(scripts[name]) ?? [];
  const { stdout } = await run(process.execPath, [join(ROOT, program), '--help']);
  for (const flag of flags.filter((word) => word.startsWith('--'))) expect(stdout).toContain(`${flag} `);
}

/** Checks that packages of this repository exist, and that the others have the version that the repository tests. */
async function checkInstall(packages: readonly string[]): Promise<void> {
  const published = publishedPackages().map(({ name }) => name);
  const catalog = await readFile(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
  for (const word of packages) {
    const [, name = '', version] = /^(@?[^@]+)(?:@(.+))?$/.exec(word) ?? [];
    if (name.startsWith('@lenet5/')) expect(published).toContain(name);
    else expect(catalog).toMatch(new RegExp(`"?${name}"?: ${version}$`, 'm'));
  }
}

test('the resumed run of the guide has the weights of the whole one', async () => {
  expect(await readdir(folder)).toEqual(expect.arrayContaining(['whole', 'parts']));
  const [whole, parts] = await Promise.all(
    ['whole', 'parts'].map((name) => readFile(join(folder, name, 'model/weights.bin'))),
  );
  expect(whole!.equals(parts!)).toBe(true);
});
