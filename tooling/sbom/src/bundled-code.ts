import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { COMPILED_IN } from '@lenet5/third-party-notices/compiled-in';
import { LICENSES_READ } from './licenses-read.js';

/** Code of others in the files of a package. */
export interface BundledCode {
  readonly name: string;
  /** Absent for a library that another one has compiled into its binary. */
  readonly version?: string;
  readonly license: string;
  /** The libraries in its binary. */
  readonly libraries: readonly BundledCode[];
}

const TITLE = /^(?<name>\S+) (?<version>\d\S*) \((?<license>[^)\n]+)\)\n\n/;
const RULE = /^-{80}$/m;

/** The notices of builds that a package contains besides its own: the tarball of the command has the page. */
const CONTAINED: Readonly<Record<string, readonly string[]>> = {
  '@lenet5/cli': ['apps/web/dist/THIRD-PARTY-NOTICES.txt'],
};

/** The packages whose code is in the tarball of a package: those of the files THIRD-PARTY-NOTICES. */
export function bundledCode(name: string, folder: string): BundledCode[] {
  const own = join(folder, 'dist/THIRD-PARTY-NOTICES');
  const files = [
    ...(existsSync(own) ? [own] : []),
    ...(CONTAINED[name] ?? []).map((path) => join(ROOT, path)),
  ];
  const all = files.flatMap(noticesIn);
  return [...new Map(all.map((code) => [`${code.name} ${code.version}`, code])).values()];
}

function noticesIn(file: string): BundledCode[] {
  const [, ...notices] = readFileSync(file, 'utf8').split(RULE);
  return notices.map((notice) => {
    const { name, version, license } = TITLE.exec(notice.trimStart())?.groups ?? {};
    if (name === undefined || version === undefined || license === undefined)
      throw new Error(`a notice in ${file} has no title (${notice.trimStart().slice(0, 40)})`);
    const libraries = (COMPILED_IN[name]?.libraries ?? []).map(({ name, license }) => ({
      name,
      license,
      libraries: [],
    }));
    return { name, version, license: LICENSES_READ[`${name}@${version}`] ?? license, libraries };
  });
}
