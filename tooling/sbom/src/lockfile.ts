import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { parse } from 'yaml';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly resolution: { readonly integrity: string } }>>;
}

let packages: Lockfile['packages'] | undefined;

/** The packages of the lockfile, by name and version: `jpeg-js@0.4.4`. */
function lockedPackages(): Lockfile['packages'] {
  if (packages === undefined) {
    const lockfile: Lockfile = parse(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8'));
    packages = lockfile.packages;
  }
  return packages;
}

/** The integrity of the tarball of a package, `sha512-` and Base64; undefined for a package of this repository. */
export function integrityOf(key: string): string | undefined {
  return lockedPackages()[key]?.resolution.integrity;
}

/**
 * The version of a package that the lockfile has.
 *
 * @throws Error if it has none or several
 */
export function lockedVersion(name: string): string {
  const versions = Object.keys(lockedPackages()).filter((key) => key.startsWith(`${name}@`));
  const [first, second] = versions;
  if (first === undefined || second !== undefined)
    throw new Error(`the lockfile has ${versions.length} versions of ${name}, not one`);
  return first.slice(name.length + 1);
}
