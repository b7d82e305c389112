import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { describe, expect, test } from 'vitest';

const lockfile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8');

describe('the lockfile', () => {
  const resolutions = lockfile.split('\n').filter((line) => /^\s+resolution:/.test(line));

  test('has the SHA-512 of every package', () => {
    expect(resolutions.length).toBeGreaterThan(100);
    expect(resolutions.filter((line) => !/\{integrity: sha512-[\w+/=]+\}$/.test(line))).toEqual([]);
  });

  test('takes every package from the registry, none from an address or a repository', () => {
    expect(lockfile).not.toMatch(/\b(tarball|gitHosted|repo|commit):/);
    expect(lockfile).not.toMatch(/(git\+|github:|https?:\/\/\S+\.tgz)/);
  });
});

describe('install scripts', () => {
  test('of dependencies never run: the list of those that may is empty', () => {
    const workspace = readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8');
    expect(workspace).toMatch(/^onlyBuiltDependencies: \[\]$/m);
    expect(workspace).not.toMatch(/dangerouslyAllowAllBuilds/);
  });

  test.each(
    readdirSync(join(ROOT, 'packages'))
      .map((name) => `packages/${name}`)
      .concat('apps/cli', 'apps/web'),
  )('are not in %s', (folder) => {
    const path = join(ROOT, folder, 'package.json');
    const { scripts = {} } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    const names = Object.keys(scripts);
    expect(names.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });
});

describe('the release workflow', () => {
  const workflow = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8');

  test('signs the provenance of the packages', () => {
    expect(workflow).toMatch(/^\s+id-token: write$/m);
    expect(workflow).toMatch(/^\s+NPM_CONFIG_PROVENANCE: "true"$/m);
  });

  test.each(['npm run --silent pnpm -- audit --prod', 'npm run sbom'])(
    'runs %s before it publishes',
    (command) => {
      const steps = [...workflow.matchAll(/^\s+- run: (.+)$/gm)].map(([, run]) => run);
      expect(steps).toContain(command);
      expect(steps.indexOf(command)).toBeLessThan(steps.indexOf('npm run release'));
    },
  );
});

test('a tarball has its dependencies in the order of their names', () => {
  const { hooks } = createRequire(import.meta.url)(join(ROOT, '.pnpmfile.cjs'));
  const manifest = {
    version: '1.0.0',
    name: 'a',
    dependencies: { b: '^2.0.0', '@a/a': '1.0.0', a: '1.0.0' },
  };
  const packed = '{"version":"1.0.0","name":"a","dependencies":{"@a/a":"1.0.0","a":"1.0.0","b":"^2.0.0"}}';
  expect(JSON.stringify(hooks.beforePacking(manifest))).toBe(packed);
});

test('SECURITY.md explains each finding of the audit that is accepted', () => {
  const [workspace = '', security = ''] = ['pnpm-workspace.yaml', 'SECURITY.md'].map((name) =>
    readFileSync(join(ROOT, name), 'utf8'),
  );
  const findings = (text: string) => [...new Set(text.match(/\bGHSA(-\w{4}){3}\b/g))].sort();
  expect(findings(security)).toEqual(findings(workspace));
});
