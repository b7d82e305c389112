/** Rows and columns of an MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** How many pixels one image holds: 28 × 28. */
export const PIXELS: number = IMAGE_SIZE * IMAGE_SIZE;

/** How many classes the labels name: 0 to 9. */
export const CLASSES = 10;

/** Labelled 28×28 grey images, one after the other, as MNIST stores them. */
export interface ImageSet {
  /** Shape `[count, 28, 28]`, row-major, 0 (paper) to 255 (ink). */
  readonly images: Uint8Array;
  /** Shape `[count]`, each 0 to 9. */
  readonly labels: Uint8Array;
  /** How many images there are. */
  readonly count: number;
}
