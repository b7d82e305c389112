import type { Labels } from './labeled-images.js';

/** Labeled images whose pixels are read when they are needed, because they exceed the memory. */
export interface StreamedImages {
  /** Number of images. */
  readonly count: number;
  /** Shape `[count]`, each less than the number of classes. */
  readonly labels: Labels;
  /**
   * Reads the pixels of the images at `indices`, in this order, into `to`, which has exactly their size: shape
   * `[indices.length, rows, columns, channels]`, row-major, 0 (paper) to 255 (ink). An index can occur more than once, and calls can overlap.
   */
  readImages(indices: Uint32Array, to: Uint8Array): Promise<void>;
}
