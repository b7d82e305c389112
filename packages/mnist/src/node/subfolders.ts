import { join } from 'node:path';
import { dataFileName } from './data-file-name.js';
import { type FolderListing, listFolder } from './folder-listing.js';

const MAX_DEPTH = 2;
const MAX_FOLDERS = 200;

/**
 * The folders below a folder, at most two levels and 200 folders: first its subfolders, then theirs. Skips hidden folders,
 * `node_modules`, folders with the name of a data file, and folders that cannot be read.
 */
export async function subfolders(root: FolderListing): Promise<FolderListing[]> {
  const found: FolderListing[] = [];
  let level = [root];
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    const paths = level
      .flatMap(({ path, folders }) => folders.filter(isSearched).map((name) => join(path, name)))
      .slice(0, MAX_FOLDERS - found.length);
    const listings = await Promise.all(paths.map((path) => listFolder(path).catch(() => [])));
    level = listings.flat();
    found.push(...level);
  }
  return found;
}

function isSearched(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules' && !dataFileName(name);
}
