import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ClassFormat } from '../classes.js';
import { FileUnreadableError, UnknownSourceError } from '../errors/file-errors.js';
import { SeveralDataSetsError, UnsupportedLayoutError } from '../errors/layout-errors.js';
import { FILE_FAMILIES } from '../file-names.js';
import type { Folder, FolderOptions } from '../platform.js';
import type { DataSource } from '../sources/data-source.js';
import { asBytes } from './as-bytes.js';
import { type DataSetFiles, dataSetsIn } from './data-sets-in.js';
import { errorCode } from './error-code.js';
import { type FolderListing, listFolder } from './folder-listing.js';
import { foreignLayout } from './foreign-layout.js';
import { readPicked } from './read-picked.js';
import { subfolders } from './subfolders.js';

const CLASS_NAMES = 'classes.json';

/** The code of a file that Node cannot read at once: one of 2 GiB or more. */
const TOO_LARGE = 'ERR_FS_FILE_TOO_LARGE';

/**
 * Finds the data set in a folder, otherwise in its subfolders (`raw`, `MNIST/raw`). If a folder has several data sets, its path
 * with the name of one selects it: `emnist/emnist-digits`.
 *
 * @throws {UnknownSourceError} if the folder does not exist.
 * @throws {FileUnreadableError} if permissions forbid it.
 * @throws {SeveralDataSetsError} if there are several data sets.
 * @throws {UnsupportedLayoutError} if there are data in another format.
 */
export async function openFolder(path: string, options: FolderOptions): Promise<Folder | DataSource> {
  const folder = resolve(path);
  const listing = await listFolder(folder).catch((cause: unknown) => unlistable(path, folder, cause));
  if ('description' in listing) return listing;
  const located = 'family' in listing ? listing : await locate(listing, options);
  if ('description' in located) return located;
  const { files, ...dataSet } = located;
  const classes = await readClassNames(dataSet.listing);
  return {
    path: dataSet.path,
    entries: [...dataSet.listing.files, ...dataSet.listing.folders.map((name) => `${name}/`)].sort(),
    family: classes ? { ...dataSet.family, classes } : dataSet.family,
    files,
    read,
    readPicked,
    openImages: async (file, memoryLimit) =>
      (await import('./stream/open-images.js')).openImages(file, memoryLimit, options),
  };
}

/** The data set that the path selects in its parent folder. Throws if there is none. */
async function unlistable(path: string, folder: string, cause: unknown): Promise<DataSetFiles | DataSource> {
  const code = errorCode(cause);
  if (code === 'ENOTDIR') return openFile(path, folder);
  if (code !== 'ENOENT') throw new FileUnreadableError(folder, code, 'check its permissions', cause);
  const siblings = await listFolder(dirname(folder)).then(dataSetsIn, () => []);
  const selected = siblings.find(({ family }) => family.name === basename(folder));
  if (!selected) throw new UnknownSourceError(path, 'the folder does not exist', archiveOf(basename(folder)));
  return selected;
}

/** The archives of data sets that consist of one file. */
const ARCHIVES: readonly (readonly [name: RegExp, address: string, folder: string])[] = [
  [/^emnist/i, 'https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip', 'gzip/emnist-letters'],
  [/^cifar-?100$/i, 'https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz', 'cifar-100-binary'],
  [/^cifar(-?10)?$/i, 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz', 'cifar-10-batches-bin'],
];

/** What to do if the name of a data set is not that of a folder. */
function archiveOf(name: string): string | undefined {
  const [, address, folder] = ARCHIVES.find(([pattern]) => pattern.test(name)) ?? [];
  return address && `download ${address}, unpack it, and use its folder, such as ${folder}`;
}

/** The names in `classes.json`, which `lenet5 data convert` writes. */
async function readClassNames({ path, files }: FolderListing): Promise<ClassFormat | undefined> {
  if (!files.includes(CLASS_NAMES)) return undefined;
  const names: unknown = await readFile(join(path, CLASS_NAMES), 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  const isList = Array.isArray(names) && names.every((name) => typeof name === 'string' && name !== '');
  if (isList && names.length > 1) return { names, first: 0 };
  throw new FileUnreadableError(
    join(path, CLASS_NAMES),
    'not a JSON list of names',
    'correct it, or remove it',
  );
}

/** Other formats are loaded only if there are no IDX files. */
const otherFormats = () => import('./formats/open-other.js');

async function openFile(path: string, file: string): Promise<DataSource> {
  const source = (await otherFormats()).openDataFile(file);
  if (source) return source;
  throw new UnknownSourceError(path, 'it is a file, but neither .csv nor .npz');
}

async function locate(listing: FolderListing, options: FolderOptions): Promise<DataSetFiles | DataSource> {
  const own = await dataSetsIn(listing);
  const inside = own.length > 0 ? [] : await subfolders(listing);
  const found = own.length > 0 ? own : (await Promise.all(inside.map(dataSetsIn))).flat();
  if (found.length > 1) {
    throw new SeveralDataSetsError(
      listing.path,
      found.map(({ path }) => path),
    );
  }
  if (found[0]) return found[0];
  const { openOtherFormat } = await otherFormats();
  for (const folder of [listing, ...inside]) {
    const other = await openOtherFormat(folder, options);
    if (other) return other;
  }
  const foreign = foreignLayout(listing, inside);
  if (foreign) throw new UnsupportedLayoutError(listing.path, foreign.found, foreign.remedy);
  return { path: listing.path, family: FILE_FAMILIES[0]!, files: {}, listing };
}

async function read(path: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await readFile(path, { signal }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const code = errorCode(cause);
    const remedy = code === TOO_LARGE ? 'use streamMnist()' : 'check the file and its permissions';
    throw new FileUnreadableError(path, code, remedy, cause);
  });
  return asBytes(buffer);
}
