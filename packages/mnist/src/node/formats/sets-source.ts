import { createHash } from 'node:crypto';
import type { FileRole } from '../../canonical-digests.js';
import { StreamUnsupportedError } from '../../errors/stream-errors.js';
import { SPLIT_ROLES } from '../../file-names.js';
import { classNames, type ImageSet, imageShape, valuesPerImage } from '../../image-set.js';
import type { DataSource, StreamedFiles } from '../../sources/data-source.js';
import { splitImageSet } from '../../split-image-set.js';
import type { AnyImageSet, StreamedSet } from '../../stream/streamed-set.js';
import type { LoadedSets } from './loaded-sets.js';
import { openCachedSet, readCachedSets } from './set-cache.js';

/** Where a source keeps its sets as IDX files. */
export interface SetCache {
  /** The folder of the files, which changes with the data. */
  folder(): Promise<string>;
  /** Writes the files. @throws the errors of the file system, and what the data are refused for. */
  fill(folder: string): Promise<void>;
}

interface BothSets<Set> {
  readonly train: Set;
  readonly test: Set;
}

/** Of the images of each class, one in this many is held out if there are no test images. */
const HELD_OUT = 6;
/** The seed of the images that are held out: a constant, so that a test image never becomes a training image. */
const SEED = 0;

/**
 * A source of sets that `load` reads as a whole, once, unless a cache has them.
 *
 * @param path to display.
 */
export function setsSource(path: string, load: () => Promise<LoadedSets>, cache?: SetCache): DataSource {
  const notes: string[] = [];
  const note = (list: readonly string[], heldOut: AnyImageSet | undefined): void => {
    if (notes.length > 0) return;
    notes.push(...list, ...(heldOut ? [heldOutNote(path, heldOut)] : []));
  };
  let loading: Promise<BothSets<ImageSet>> | undefined;
  const loadOnce = async (): Promise<BothSets<ImageSet>> => {
    const { train, test, notes: own } = (cache && (await fromCache(cache, readCachedSets))) ?? (await load());
    const both = test ? { train, test } : holdOut(train);
    note(own, test ? undefined : both.test);
    return both;
  };
  return {
    description: path,
    notes,
    async read(role) {
      loading ??= loadOnce();
      const { train, test } = await loading;
      return fileOf(role, role.startsWith('train') ? train : test, path);
    },
    ...(cache && {
      async stream(split, memoryLimit) {
        const opened = await fromCache(cache, (folder) => openCachedSet(folder, split));
        if (!opened && memoryLimit === 0)
          throw new StreamUnsupportedError(
            path,
            'its images cannot be cached',
            'use a cache folder that can be written',
          );
        if (!opened) return undefined;
        const { set: whole, notes: own } = opened;
        if (whole.count * valuesPerImage(whole) <= memoryLimit) {
          await whole.close();
          return undefined;
        }
        const both = opened.hasTest ? undefined : holdOut(whole);
        note(own, both?.test);
        return filesOf(split, both ? both[split] : whole, path);
      },
    }),
  };
}

/** What the cache has, which is filled if it has nothing; undefined if the disk does not allow it. */
async function fromCache<Found>(
  cache: SetCache,
  open: (folder: string) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const folder = await cache.folder();
  const found = await open(folder);
  if (found) return found;
  try {
    await cache.fill(folder);
  } catch (error) {
    // A disk that is full or read-only.
    if (typeof Object(error).syscall === 'string') return undefined;
    throw error;
  }
  return open(folder);
}

/** Divides images into training and test images. */
function holdOut<Set extends AnyImageSet>(all: Set): BothSets<Set> {
  const count = Math.max(1, Math.round(all.count / HELD_OUT));
  const { train, validation } = splitImageSet(all, count, SEED);
  return { train, test: validation };
}

function heldOutNote(path: string, { count }: AnyImageSet): string {
  return `${path} has no test images: 1 in ${HELD_OUT} images of each class, ${count} in all, is a test image`;
}

function filesOf(split: 'train' | 'test', set: StreamedSet, location: string): StreamedFiles {
  const [role, labelsRole] = SPLIT_ROLES[split];
  const { sha256 } = labelsOf(set);
  const common = { location, canonical: false };
  return {
    set,
    files: [
      { role, sha256: null, ...common },
      { role: labelsRole, sha256, ...common },
    ],
  };
}

function fileOf(role: FileRole, set: ImageSet, location: string): Awaited<ReturnType<DataSource['read']>> {
  const common = { role, location, canonical: false, transposed: false };
  const classes = { names: classNames(set), first: 0 };
  if (!role.endsWith('Images')) return { ...common, classes, ...labelsOf(set) };
  const sha256 = createHash('sha256').update(set.images).digest('hex');
  const shape = [set.count, ...imageShape(set)];
  return { ...common, classes, sha256, array: { type: 'u8', shape, values: set.images } };
}

/** The labels as in an IDX file, with their digest. */
function labelsOf({ labels, count }: AnyImageSet) {
  const values = Int32Array.from(labels);
  const sha256 = createHash('sha256').update(values).digest('hex');
  return { sha256, array: { type: 'i32', shape: [count], values } as const };
}
