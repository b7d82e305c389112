import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageShape } from '@lenet5/core';
import { SPLIT_ROLES, type SplitName } from '../../file-names.js';
import { classNames, type ImageSet, imageShape } from '../../image-set.js';
import { readIdx } from '../../read-idx.js';
import { setOfFiles } from '../../stream/set-of-files.js';
import type { StreamedSet } from '../../stream/streamed-set.js';
import { idxHeader, writeIdx } from '../../write-idx.js';
import { ImageFile } from '../stream/image-file.js';
import type { LoadedSets } from './loaded-sets.js';

/** The file that is written last: without it, a folder is not complete. */
const INDEX = 'set.json';

/** What IDX files do not say. */
interface Format {
  readonly shape: ImageShape;
  readonly classNames: readonly string[];
  readonly notes: readonly string[];
}

interface Index extends Format {
  readonly parts: readonly SplitName[];
}

/** A set whose images are written part by part. */
export interface CachedPart {
  readonly labels: ArrayLike<number>;
  readonly images: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Writes sets as IDX files. @throws the errors of the file system. */
export async function writeCache(
  folder: string,
  parts: Readonly<Partial<Record<SplitName, CachedPart>>>,
  format: Format,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, { labels, images }] of Object.entries(parts)) {
    const header = idxHeader({ type: 'u8', shape: [labels.length, ...format.shape] });
    await writeFile(join(folder, `${name}-images`), following(header, images));
    const values = Int32Array.from(labels);
    await writeFile(
      join(folder, `${name}-labels`),
      writeIdx({ type: 'i32', shape: [values.length], values }),
    );
  }
  await writeFile(join(folder, INDEX), JSON.stringify({ ...format, parts: Object.keys(parts) }));
}

/** Writes sets that are in memory as IDX files. @throws the errors of the file system. */
export async function writeCachedSets(folder: string, { train, test, notes }: LoadedSets): Promise<void> {
  const partOf = ({ labels, images }: ImageSet): CachedPart => ({ labels, images: [images] });
  const parts = { train: partOf(train), ...(test && { test: partOf(test) }) };
  await writeCache(folder, parts, { shape: imageShape(train), classNames: classNames(train), notes });
}

/** Reads sets that were written before; undefined if there are none, or damaged ones. */
export async function readCachedSets(folder: string): Promise<LoadedSets | undefined> {
  try {
    const index = await readIndex(folder);
    const setOf = async (name: SplitName): Promise<ImageSet> => {
      const images = readIdx(new Uint8Array(await readFile(join(folder, `${name}-images`))));
      const labels = await readLabels(folder, name);
      if (images.type !== 'u8') throw new TypeError('not bytes');
      const { shape, classNames } = index;
      return { images: images.values, labels, count: labels.length, shape, classNames };
    };
    const test = index.parts.includes('test') ? await setOf('test') : undefined;
    return { train: await setOf('train'), test, notes: index.notes };
  } catch {
    return undefined;
  }
}

/** A set that was written before, whose images stay on disk. */
export interface OpenedPart extends Pick<Format, 'notes'> {
  readonly set: StreamedSet;
  /** Whether there are test images; without them, the set is that of all images. */
  readonly hasTest: boolean;
}

/** Opens one of the sets that were written before; undefined if there is none, or a damaged one. */
export async function openCachedSet(folder: string, split: SplitName): Promise<OpenedPart | undefined> {
  try {
    const { classNames, notes, parts } = await readIndex(folder);
    const name = parts.includes(split) ? split : 'train';
    const location = join(folder, `${name}-labels`);
    const array = readIdx(new Uint8Array(await readFile(location)));
    const labelsFile = { role: SPLIT_ROLES[name][1], location, sha256: null, canonical: false, array };
    const classes = { names: classNames, first: 0 };
    const images = await ImageFile.open(join(folder, `${name}-images`));
    const { set } = await setOfFiles(SPLIT_ROLES[name][0], images, {
      ...{ ...labelsFile, classes },
      transposed: false,
    }).catch(async (error: unknown) => {
      await images.close();
      throw error;
    });
    return { set, hasTest: parts.includes('test'), notes };
  } catch {
    // No cache, or a damaged one.
  }
  return undefined;
}

async function readIndex(folder: string): Promise<Index> {
  return JSON.parse(await readFile(join(folder, INDEX), 'utf8'));
}

async function readLabels(folder: string, name: SplitName): Promise<Uint16Array> {
  const { values } = readIdx(new Uint8Array(await readFile(join(folder, `${name}-labels`))));
  return Uint16Array.from(values);
}

async function* following(header: Uint8Array, images: CachedPart['images']): AsyncGenerator<Uint8Array> {
  yield header;
  yield* images;
}
