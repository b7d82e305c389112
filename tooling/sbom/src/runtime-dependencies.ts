import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LICENSES_READ } from './licenses-read.js';
import { lockedVersion } from './lockfile.js';

/** A package that is installed with a published package, or that it is used with (a peer dependency). */
export interface RuntimeDependency {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. Absent if the package is for another operating system or processor, and so not installed here. */
  readonly license?: string;
  /** Whether the published package works without it. */
  readonly isOptional: boolean;
  /** The keys of what it depends on itself. */
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

interface Edge {
  readonly name: string;
  readonly isOptional: boolean;
}

interface Visited extends Omit<RuntimeDependency, 'isOptional' | 'dependencies'> {
  readonly edges: readonly { readonly key: string; readonly isOptional: boolean }[];
}

export const keyOf = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}@${version}`;

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * The packages that a package needs when it runs, and those that they need, by name and version, as pnpm has installed
 * them. The package itself is among them.
 *
 * @throws Error if one that is not optional is not installed
 */
export function runtimeDependencies(folder: string): Map<string, RuntimeDependency> {
  const visited = new Map<string, Visited>();
  const root = visit(realpathSync(folder), visited);
  const required = reach(root, visited);
  const entries = [...visited].map(([key, { edges, ...rest }]): [string, RuntimeDependency] => [
    key,
    { ...rest, isOptional: !required.has(key), dependencies: edges.map((edge) => edge.key) },
  ]);
  return new Map(entries);
}

function visit(folder: string, visited: Map<string, Visited>): string {
  const manifest = readManifest(folder);
  const { name, version } = manifest;
  const license = licenseOf(manifest);
  const key = keyOf(manifest);
  if (visited.has(key)) return key;
  const edges: { key: string; isOptional: boolean }[] = [];
  visited.set(key, { name, version, ...(license === undefined ? {} : { license }), edges });
  for (const edge of edgesOf(manifest)) {
    const found = findInstalled(edge.name, folder);
    if (found !== undefined) edges.push({ key: visit(found, visited), isOptional: edge.isOptional });
    else if (!edge.isOptional) throw new Error(`${key} needs ${edge.name} — install it`);
    else if (manifest.optionalDependencies?.[edge.name] !== undefined) {
      const other = { name: edge.name, version: lockedVersion(edge.name), edges: [] };
      visited.set(keyOf(other), other);
      edges.push({ key: keyOf(other), isOptional: true });
    }
  }
  return key;
}

/** The license that the manifest of a package names, or that its license file has if the manifest names none. */
function licenseOf(manifest: Manifest): string | undefined {
  return LICENSES_READ[keyOf(manifest)] ?? manifest.license;
}

function edgesOf(manifest: Manifest): Edge[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest;
  const { peerDependenciesMeta = {} } = manifest;
  return [
    ...Object.keys(dependencies).map((name) => ({ name, isOptional: false })),
    ...Object.keys(optionalDependencies).map((name) => ({ name, isOptional: true })),
    ...Object.keys(peerDependencies).map((name) => ({
      name,
      isOptional: peerDependenciesMeta[name]?.optional === true,
    })),
  ];
}

/** The folder of an installed package, found as Node does. */
function findInstalled(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) return undefined;
  }
}

/** What is reached from a package without an optional dependency. */
function reach(root: string, visited: ReadonlyMap<string, Visited>): Set<string> {
  const reached = new Set([root]);
  for (const key of reached) {
    for (const edge of visited.get(key)?.edges ?? []) if (!edge.isOptional) reached.add(edge.key);
  }
  return reached;
}
