import type { LabeledImages } from '@lenet5/core';

/** Rows and columns of an MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels per image: 28 × 28. */
export const PIXELS: number = IMAGE_SIZE * IMAGE_SIZE;

/** Number of classes: labels are 0 to 9. */
export const CLASSES = 10;

/** Labeled 28×28 gray images, shape `[count, 28, 28]`, with labels from 0 to 9. */
export interface ImageSet extends LabeledImages {
  /** Number of images. */
  readonly count: number;
}
