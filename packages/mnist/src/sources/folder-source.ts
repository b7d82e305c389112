import type { FileRole } from '../canonical-digests.js';
import { decodeFile, requireCanonical } from '../data-file.js';
import { FileMissingError } from '../errors/file-errors.js';
import { FILE_FAMILIES, ROLE_TITLES } from '../file-names.js';
import type { Folder } from '../platform.js';
import type { DataSource } from './data-source.js';

/** How a folder is read. */
export interface FolderSourceOptions {
  readonly description: string;
  /** What to do where a file is not the canonical one; null where any data set is welcome. */
  readonly canonicalOr: string | null;
  readonly signal: AbortSignal | undefined;
}

/** A folder of IDX files, gzipped or not, named as MNIST, EMNIST or QMNIST name them. */
export function folderSource(folder: Folder, options: FolderSourceOptions): DataSource {
  const family =
    FILE_FAMILIES.find(({ names }) =>
      Object.values(names)
        .flat()
        .some((name) => present(folder, name)),
    ) ?? FILE_FAMILIES[0]!;
  return {
    description: options.description,
    async read(role) {
      const name = family.names[role].map((known) => present(folder, known)).find(Boolean);
      if (!name) throw missing(folder, role, family.names[role]);
      const bytes = await folder.read(name, options.signal);
      const file = await decodeFile(role, folder.pathOf(name), bytes);
      if (options.canonicalOr !== null) requireCanonical(file, options.canonicalOr);
      return { ...file, transposed: family.transposed };
    },
  };
}

/** The name under which the folder holds a file, decompressed if it can be had so. */
function present(folder: Folder, name: string): string | undefined {
  return [name, `${name}.gz`].find((candidate) => folder.names.includes(candidate));
}

function missing(folder: Folder, role: FileRole, names: readonly string[]): FileMissingError {
  const shown = folder.names.slice(0, 6).join(', ');
  const more = folder.names.length > 6 ? ` and ${folder.names.length - 6} more` : '';
  const name = names[0]!;
  return new FileMissingError(ROLE_TITLES[role], folder.path, shown ? shown + more : 'an empty folder', [
    name,
    `${name}.gz`,
  ]);
}
