import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { describe, expect, test } from 'vitest';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description: string;
  readonly keywords?: readonly string[];
  readonly license: string;
  readonly type: string;
  readonly sideEffects?: boolean;
  readonly bin?: unknown;
  readonly engines: Versions;
  readonly files?: readonly string[];
  readonly publishConfig?: Versions;
  readonly exports?: Readonly<Record<string, Versions>>;
  readonly typesVersions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

interface Member {
  readonly folder: string;
  readonly manifest: Manifest;
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));

const root = readManifest('.');

const members: Member[] = ['packages', 'apps', 'tooling']
  .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => join(group, name)))
  .concat('examples')
  .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
  .map((folder) => ({ folder, manifest: readManifest(folder) }));

const published = members.filter(({ manifest }) => manifest.private !== true);

const dependenciesOf = ({ manifest }: Member): [string, string][] =>
  Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });

const isWorkspace = (name: string): boolean => name.startsWith('@lenet5/');

describe.each(members)('the manifest of $folder', (member) => {
  const { manifest } = member;

  test('has the license, module type and Node version of the repository', () => {
    const { license, type, engines } = root;
    expect(manifest).toMatchObject({ license, type, engines });
  });

  test('has a name in the @lenet5 scope and a unique description', () => {
    expect(manifest.name).toMatch(/^@lenet5\/[\w-]+$/);
    const same = members.filter(({ manifest: { description } }) => description === manifest.description);
    expect(same).toHaveLength(1);
    expect(manifest.description).toMatch(/^[A-Z].{20,}[^.]$/);
  });

  test('links to the other packages of the workspace', () => {
    for (const [name, version] of dependenciesOf(member)) {
      if (isWorkspace(name)) expect([name, version]).toEqual([name, 'workspace:^']);
    }
  });

  test('pins every other dependency exactly, those of several packages in the catalog', () => {
    for (const [name, version] of dependenciesOf(member).filter(([name]) => !isWorkspace(name))) {
      const users = members.filter((other) => dependenciesOf(other).some(([used]) => used === name));
      const isAllowed = version === 'catalog:' || (users.length === 1 && /^\d+\.\d+\.\d+$/.test(version));
      expect(isAllowed || isOtherTypeScript(name, manifest), `${name} ${version}`).toBe(true);
    }
  });
});

describe.each(published)('the published manifest of $folder', ({ folder, manifest }) => {
  test('publishes only the build', () => {
    expect(manifest.files).toEqual(['dist', '!dist/**/*.d.ts.map', 'CHANGELOG.md']);
    expect(manifest.publishConfig).toEqual({ access: 'public' });
    expect(manifest.version).toBe(published[0]?.manifest.version);
  });

  test('is a library without side effects, or a command', () => {
    expect(manifest.sideEffects === false || manifest.bin !== undefined).toBe(true);
  });

  test('has at least three keywords, which differ from those of other packages', () => {
    const keywords = manifest.keywords ?? [];
    expect(keywords.length).toBeGreaterThanOrEqual(3);
    expect(new Set(keywords).size).toBe(keywords.length);
    const same = published.filter((other) => `${other.manifest.keywords}` === `${keywords}`);
    expect(same).toHaveLength(1);
  });

  test('lists the types of each entry first', () => {
    for (const entry of Object.values(manifest.exports ?? {}))
      if (typeof entry === 'object') expect(Object.keys(entry)[0]).toBe('types');
  });

  test('has the types of each subpath in typesVersions, for the module resolution node10', () => {
    const subpaths = Object.entries(manifest.exports ?? {}).flatMap(([subpath, { types }]) =>
      types === undefined || subpath === '.' ? [] : [[subpath.slice(2), [types]]],
    );
    expect(Object.entries(manifest.typesVersions?.['*'] ?? {}).sort()).toEqual(subpaths.sort());
  });

  test('is built after the packages that its tsconfig files refer to', () => {
    const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter(isWorkspace);
    for (const file of readdirSync(join(ROOT, folder)).filter((name) => /^tsconfig\..+\.json$/.test(name))) {
      const { references = [] } = JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8'));
      for (const { path } of references) {
        const target = readManifest(join(folder, path, '..')).name;
        expect([manifest.name, ...used], `${file} refers to ${path}`).toContain(target);
      }
    }
  });
});

/** TypeDoc needs another version of TypeScript than that of the catalog. */
function isOtherTypeScript(name: string, { name: user }: Manifest): boolean {
  return name === 'typescript' && ['@lenet5/api-reference', '@lenet5/docs-site'].includes(user);
}
