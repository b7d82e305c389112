import type { ImageSet } from '../../image-set.js';

/** The sets of a data set that is not in IDX files. */
export interface LoadedSets {
  readonly train: ImageSet;
  /** Absent if the data have no test images: then some of the training images are held out. */
  readonly test?: ImageSet | undefined;
  /** What was assumed or left out, one line each. */
  readonly notes: readonly string[];
}
