import { createHash } from 'node:crypto';
import type { FileRole } from '../../canonical-digests.js';
import { classNames, type ImageSet, imageShape } from '../../image-set.js';
import type { DataSource } from '../../sources/data-source.js';
import { splitImageSet } from '../../split-image-set.js';

/** The sets of a data set that is not in IDX files. */
export interface LoadedSets {
  readonly train: ImageSet;
  /** Absent if the data have no test images: then some of the training images are held out. */
  readonly test?: ImageSet | undefined;
  /** What was assumed or left out, one line each. */
  readonly notes: readonly string[];
}

interface BothSets {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Of the images of each class, one in this many is held out if there are no test images. */
const HELD_OUT = 6;
/** The seed of the images that are held out: a constant, so that a test image never becomes a training image. */
const SEED = 0;

/**
 * A source of sets that `load` reads as a whole, once.
 *
 * @param path to display.
 */
export function setsSource(path: string, load: () => Promise<LoadedSets>): DataSource {
  const notes: string[] = [];
  let loading: Promise<BothSets> | undefined;
  const loadOnce = async (): Promise<BothSets> => {
    const loaded = await load();
    notes.push(...loaded.notes);
    if (loaded.test) return { train: loaded.train, test: loaded.test };
    const count = Math.max(1, Math.round(loaded.train.count / HELD_OUT));
    const { train, validation: test } = splitImageSet(loaded.train, count, SEED);
    notes.push(
      `${path} has no test images: 1 in ${HELD_OUT} images of each class, ${test.count} in all, is a test image`,
    );
    return { train, test };
  };
  return {
    description: path,
    notes,
    async read(role) {
      loading ??= loadOnce();
      const { train, test } = await loading;
      return fileOf(role, role.startsWith('train') ? train : test, path);
    },
  };
}

function fileOf(role: FileRole, set: ImageSet, location: string): Awaited<ReturnType<DataSource['read']>> {
  const isImages = role.endsWith('Images');
  const values = isImages ? set.images : Int32Array.from(set.labels);
  const sha256 = createHash('sha256').update(values).digest('hex');
  const common = { role, location, sha256, canonical: false, transposed: false };
  const array = isImages
    ? ({ type: 'u8', shape: [set.count, ...imageShape(set)], values: set.images } as const)
    : ({ type: 'i32', shape: [set.count], values: Int32Array.from(set.labels) } as const);
  return { ...common, array, classes: { names: classNames(set), first: 0 } };
}
