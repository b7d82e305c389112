import type { FileRole } from '../canonical-digests.js';
import { decodeFile, requireCanonical } from '../data-file.js';
import { FileMissingError } from '../errors/file-errors.js';
import { FILE_FAMILIES, ROLE_TITLES } from '../file-names.js';
import type { Folder } from '../platform.js';
import type { DataSource } from './data-source.js';

/** Options of `folderSource()`. */
export interface FolderSourceOptions {
  /** The source, to display. */
  readonly description: string;
  /** The remedy if a file is not canonical; null if any data set is allowed. */
  readonly canonicalRemedy: string | null;
  readonly signal: AbortSignal | undefined;
}

/** A folder of IDX files, gzipped or not, with the file names of MNIST, EMNIST or QMNIST. */
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
      if (options.canonicalRemedy !== null) requireCanonical(file, options.canonicalRemedy);
      return { ...file, transposed: family.transposed };
    },
  };
}

/** The name of a file in the folder; prefers the decompressed file. */
function present(folder: Folder, name: string): string | undefined {
  return [name, `${name}.gz`].find((candidate) => folder.names.includes(candidate));
}

function missing(folder: Folder, role: FileRole, names: readonly string[]): FileMissingError {
  const first = folder.names.slice(0, 6).join(', ');
  const more = folder.names.length > 6 ? ` and ${folder.names.length - 6} more` : '';
  const name = names[0]!;
  const found = first ? `found ${first}${more}` : 'the folder is empty';
  return new FileMissingError(ROLE_TITLES[role], folder.path, found, [name, `${name}.gz`]);
}
