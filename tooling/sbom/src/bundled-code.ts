import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED_IN } from '@lenet5/third-party-notices/compiled-in';

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

/** The packages whose code is in the build of a package: those of its file THIRD-PARTY-NOTICES. */
export function bundledCode(folder: string): BundledCode[] {
  const file = join(folder, 'dist/THIRD-PARTY-NOTICES');
  if (!existsSync(file)) return [];
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
    return { name, version, license, libraries };
  });
}
