import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { FileUnreadableError, UnknownSourceError } from '../errors/file-errors.js';
import { SeveralDataSetsError, UnsupportedLayoutError } from '../errors/layout-errors.js';
import { FILE_FAMILIES } from '../file-names.js';
import type { Folder } from '../platform.js';
import { type DataSetFiles, dataSetsIn, otherSplits } from './data-sets-in.js';
import { errorCode } from './error-code.js';
import { type FolderListing, listFolder } from './folder-listing.js';
import { foreignLayout } from './foreign-layout.js';
import { readPicked } from './read-picked.js';
import { subfolders } from './subfolders.js';

/**
 * Finds the data set in a folder, otherwise in its subfolders (`raw`, `MNIST/raw`). If a folder has several data sets, its path
 * with the name of one selects it: `emnist/emnist-digits`.
 *
 * @throws {UnknownSourceError} if the folder does not exist.
 * @throws {FileUnreadableError} if permissions forbid it.
 * @throws {SeveralDataSetsError} if there are several data sets.
 * @throws {UnsupportedLayoutError} if there are data in another format.
 */
export async function openFolder(path: string): Promise<Folder> {
  const folder = resolve(path);
  const listing = await listFolder(folder).catch((cause: unknown) => unlistable(path, folder, cause));
  const { files, ...dataSet } = 'family' in listing ? listing : await locate(listing);
  return {
    path: dataSet.path,
    entries: [...dataSet.listing.files, ...dataSet.listing.folders.map((name) => `${name}/`)].sort(),
    family: dataSet.family,
    files,
    read,
    readPicked,
  };
}

/** The data set that the path selects in its parent folder. Throws if there is none. */
async function unlistable(path: string, folder: string, cause: unknown): Promise<DataSetFiles> {
  const code = errorCode(cause);
  if (code === 'ENOTDIR') throw new UnknownSourceError(path, 'it is a file, not a folder');
  if (code !== 'ENOENT') throw new FileUnreadableError(folder, code, 'check its permissions', cause);
  const siblings = await listFolder(dirname(folder)).then(dataSetsIn, () => []);
  const selected = siblings.find(({ family }) => family.name === basename(folder));
  if (!selected) throw new UnknownSourceError(path, 'the folder does not exist');
  return selected;
}

async function locate(listing: FolderListing): Promise<DataSetFiles> {
  const own = await dataSetsIn(listing);
  const inside = own.length > 0 ? [] : await subfolders(listing);
  const found = own.length > 0 ? own : (await Promise.all(inside.map(dataSetsIn))).flat();
  if (found.length > 1) {
    throw new SeveralDataSetsError(
      listing.path,
      found.map(({ path }) => path),
      [...new Set(found.flatMap((set) => otherSplits(set.listing)))],
    );
  }
  if (found[0]) return found[0];
  const foreign = foreignLayout(listing, inside);
  if (foreign) throw new UnsupportedLayoutError(listing.path, foreign.found, foreign.remedy);
  return { path: listing.path, family: FILE_FAMILIES[0]!, files: {}, listing };
}

async function read(path: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await readFile(path, { signal }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw new FileUnreadableError(path, errorCode(cause), 'check the file and its permissions', cause);
  });
  return asBytes(buffer);
}

/** A `Uint8Array` of the same memory, without the differences of a Buffer, such as a `slice` that does not copy. */
export function asBytes(buffer: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
