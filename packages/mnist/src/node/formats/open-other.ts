import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataFormatError } from '../../errors/data-format-error.js';
import { classNames, type ImageSet } from '../../image-set.js';
import type { FolderOptions } from '../../platform.js';
import type { DataSource } from '../../sources/data-source.js';
import { userCacheFolder } from '../cache-folder.js';
import type { FolderListing } from '../folder-listing.js';
import { cacheClassFolders } from './cache-class-folders.js';
import { findCifar, readCifar, readIn } from './cifar.js';
import { findClassFolders, fingerprint } from './class-folders.js';
import { readCsv } from './csv.js';
import { readNpz, readSingleNpz, toSet } from './npz.js';
import { readClassFolders } from './read-class-folders.js';
import { setsSource } from './sets-source.js';

const TRAIN_NAME = /(^|[-_.])train(ing)?([-_.]|$)/i;
const TEST_NAME = /(^|[-_.])(test(ing)?|val|valid(ation)?)([-_.]|$)/i;

/** The data set in a file, `mnist.npz` or `train.csv`; undefined if its name has another ending. */
export function openDataFile(path: string): DataSource | undefined {
  if (/\.csv$/i.test(path)) return setsSource(path, async () => ({ train: await csvSet(path), notes: [] }));
  if (/\.npz$/i.test(path))
    return setsSource(path, async () => ({ ...(await readNpz(await bytesOf(path), path)), notes: [] }));
  return undefined;
}

/** The data set in a folder that has no IDX files; undefined if no format is recognized. Says which files it uses. */
export async function openOtherFormat(
  listing: FolderListing,
  options: FolderOptions,
): Promise<DataSource | undefined> {
  const { path, files } = listing;
  const cifar = findCifar(files);
  if (cifar) {
    return setsSource(path, async () => ({ ...(await readCifar(cifar, path, readIn(path))), notes: [] }));
  }
  return openArrays(listing) ?? openCsv(listing) ?? (await openClassFolders(listing, options));
}

const bytesOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path));
const csvSet = async (path: string): Promise<ImageSet> => readCsv(await bytesOf(path), path, basename(path));
const using = (path: string, ...names: readonly string[]): string[] => [
  `${path}: using ${names.join(' and ')}`,
];

/** `mnist.npz`, or the four files of Kuzushiji-49. */
function openArrays({ path, files }: FolderListing): DataSource | undefined {
  const names = files.filter((name) => /\.npz$/i.test(name));
  const parts = ['train-imgs', 'train-labels', 'test-imgs', 'test-labels'].map((part) =>
    names.find((name) => name.endsWith(`${part}.npz`)),
  );
  if (parts.every((name) => name !== undefined)) {
    return setsSource(path, async () => {
      const arrays = await Promise.all(
        parts.map(async (name) => readSingleNpz(await bytesOf(join(path, name)), join(path, name))),
      );
      const [images, labels, testImages, testLabels] = arrays;
      const notes = using(path, ...parts);
      return { train: toSet(images!, labels!, path), test: toSet(testImages!, testLabels!, path), notes };
    });
  }
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const file = join(path, name);
  return setsSource(path, async () => ({
    ...(await readNpz(await bytesOf(file), file)),
    notes: using(path, name),
  }));
}

/** A CSV file of training images and one of test images, or only the first. */
function openCsv({ path, files }: FolderListing): DataSource | undefined {
  const names = files.filter((name) => /\.csv$/i.test(name));
  const train = names.filter((name) => TRAIN_NAME.test(name));
  const only = train.length === 1 ? train[0] : names.length === 1 ? names[0] : undefined;
  if (only === undefined) return undefined;
  const prefix = only.slice(0, only.search(TRAIN_NAME) + 1);
  const test = names.find((name) => name !== only && TEST_NAME.test(name) && name.startsWith(prefix));
  return setsSource(path, async () => {
    const set = await csvSet(join(path, only));
    const found = test === undefined ? undefined : await testSet(join(path, test));
    if (found instanceof DataFormatError) {
      return { train: set, notes: [...using(path, only), `${test} is not used: ${found.problem}`] };
    }
    const classes = Math.max(...[set, found].map((one) => (one ? classNames(one).length : 0)));
    return {
      train: set,
      test: found,
      notes: [...using(path, only, ...(test ? [test] : [])), `${classes} classes`],
    };
  });
}

/** The test images of Kaggle's digit recognizer have no labels. */
async function testSet(path: string): Promise<ImageSet | DataFormatError> {
  try {
    return await csvSet(path);
  } catch (error) {
    if (DataFormatError.isInstance(error)) return error as DataFormatError;
    throw error;
  }
}

async function openClassFolders(
  listing: FolderListing,
  { signal, cacheFolder }: FolderOptions,
): Promise<DataSource | undefined> {
  const found = await findClassFolders(listing);
  if (!found) return undefined;
  const load = () => readClassFolders(found, signal);
  if (cacheFolder === false) return setsSource(listing.path, load);
  const folder = async (): Promise<string> =>
    join(cacheFolder ?? userCacheFolder(), `folders-${(await fingerprint(found)).slice(0, 16)}`);
  const fill = (cache: string) => cacheClassFolders(found, cache, signal);
  return setsSource(listing.path, load, { folder, fill });
}
