import { ImageTooLargeError } from '../errors/image-errors.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { requireInteger } from '../require-argument.js';

/** How many values a pixel has: 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
export type Channels = 1 | 2 | 3 | 4;

/** A decoded picture of any size: a scan, a photo, a drawing. A canvas's `ImageData` is one as it stands. */
export interface SourceImage {
  /** Columns, 1 up. */
  readonly width: number;
  /** Rows, 1 up. */
  readonly height: number;
  /** Shape `[height, width, channels]`, row-major, 0 to 255; alpha is straight, not premultiplied. */
  readonly data: Uint8Array | Uint8ClampedArray;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. Default: as many values as there are for each pixel. */
  readonly channels?: Channels;
}

/** The most pixels a picture may have where nothing else is said: 100 megapixels. */
export const MAX_IMAGE_PIXELS = 100_000_000;

/**
 * Refuses a picture of more than `maxPixels`, to be asked before memory is taken for it.
 *
 * @param what the picture, for the message.
 * @throws {ImageTooLargeError} It has more.
 */
export function requireImageSize(
  what: string,
  width: number,
  height: number,
  maxPixels: number = MAX_IMAGE_PIXELS,
): void {
  if (width * height > maxPixels) throw new ImageTooLargeError(what, width, height, maxPixels);
}

/** A picture whose fields fit each other. */
export interface CheckedImage extends SourceImage {
  readonly channels: Channels;
}

/**
 * Holds a picture's fields to each other and its size to the limit.
 *
 * @throws {InvalidArgumentError} They do not fit.
 * @throws {ImageTooLargeError} It has more than `maxPixels`.
 */
export function checkImage({ width, height, data, channels }: SourceImage, maxPixels: number): CheckedImage {
  requireInteger('options.maxPixels', maxPixels, 1);
  requireInteger('image.width', width, 1);
  requireInteger('image.height', height, 1);
  requireImageSize('the image', width, height, maxPixels);
  const pixels = width * height;
  const found = ([1, 2, 3, 4] as const).find((count) => count * pixels === data.length);
  if (found !== undefined && (channels ?? found) === found) return { width, height, data, channels: found };
  const expected = channels
    ? `${channels * pixels}, ${channels}`
    : `${pixels}, or 2, 3 or 4 times as many: 1 to 4`;
  throw new InvalidArgumentError(
    'image.data.length',
    data.length,
    `${expected} for each of ${width}×${height} pixels`,
  );
}
