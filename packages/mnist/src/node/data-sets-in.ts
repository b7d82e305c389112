import { join } from 'node:path';
import type { FileRole } from '../canonical-digests.js';
import { FILE_FAMILIES, type FileFamily } from '../file-names.js';
import { dataFileName } from './data-file-name.js';
import { type FolderListing, listFolder } from './folder-listing.js';

/** The files of one data set in a folder. */
export interface DataSetFiles {
  /** The path that selects the data set: the folder, with the name of the family if the folder has several. */
  readonly path: string;
  readonly family: FileFamily;
  /** The absolute path of each file that exists. */
  readonly files: Readonly<Partial<Record<FileRole, string>>>;
  readonly listing: FolderListing;
}

/**
 * Finds the data sets in a folder, but not in its subfolders. Names can have a dot for the last dash and end in `.gz`. A file
 * can be in a folder of its own name, as in the archives of Kaggle.
 */
export async function dataSetsIn(listing: FolderListing): Promise<DataSetFiles[]> {
  const known = await knownFiles(listing);
  const sets = FILE_FAMILIES.flatMap((family) => {
    const files = filesOf(family, known);
    return Object.keys(files).length > 0 ? [{ path: listing.path, family, files, listing }] : [];
  });
  const isUnique = sets.length < 2;
  return isUnique ? sets : sets.map((set) => ({ ...set, path: join(listing.path, set.family.name) }));
}

function filesOf(
  { names }: FileFamily,
  known: ReadonlyMap<string, string>,
): Partial<Record<FileRole, string>> {
  const found: Partial<Record<FileRole, string>> = {};
  for (const role of ['trainImages', 'trainLabels', 'testImages', 'testLabels'] as const) {
    const path = known.get(names[role][0]!);
    if (path !== undefined) found[role] = path;
  }
  return found;
}

/** The absolute paths of the data files, by {@link dataFileName}. Skips subfolders that cannot be read. */
async function knownFiles(listing: FolderListing): Promise<ReadonlyMap<string, string>> {
  const inner = await Promise.all(
    listing.folders
      .filter(dataFileName)
      .map((name) => listFolder(join(listing.path, name)).catch(() => ({ path: '', files: [] }))),
  );
  const known = new Map<string, string>();
  for (const { path, files } of [listing, ...inner]) {
    for (const file of [...files].sort(byPreference)) {
      const name = dataFileName(file);
      if (name && !known.has(name)) known.set(name, join(path, file));
    }
  }
  return known;
}

/** Names with dashes before those with dots, and decompressed files before gzipped ones. */
function byPreference(left: string, right: string): number {
  const rank = (name: string): number => (name.includes('.idx') ? 2 : 0) + (name.endsWith('.gz') ? 1 : 0);
  return rank(left) - rank(right);
}
