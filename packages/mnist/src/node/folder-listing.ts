import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The entries of a folder, sorted by name. */
export interface FolderListing {
  /** The absolute path of the folder. */
  readonly path: string;
  /** The names of the entries that are not folders. */
  readonly files: readonly string[];
  /** The names of the subfolders, also of links to folders. */
  readonly folders: readonly string[];
}

/**
 * Lists a folder.
 * @param path absolute
 * @throws the error of the file system
 */
export async function listFolder(path: string): Promise<FolderListing> {
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries) {
    const isFolder =
      entry.isDirectory() || (!entry.isFile() && (await leadsToFolder(join(path, entry.name))));
    (isFolder ? folders : files).push(entry.name);
  }
  return { path, files, folders };
}

/** Whether a link leads to a folder. A broken link does not; reading it as a file reports the error. */
function leadsToFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
