import { ImageTooLargeError } from '../errors/image-errors.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { requireBytes, requireInteger } from '../require-argument.js';

/** Values per pixel: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA. */
export type Channels = NonNullable<SourceImage['channels']>;

/** A decoded scan, photo or drawing of any size, such as the `ImageData` of a canvas. */
export interface SourceImage {
  /** Number of columns, at least 1. */
  readonly width: number;
  /** Number of rows, at least 1. */
  readonly height: number;
  /** Shape `[height, width, channels]`, row-major, 0 to 255; alpha is straight, not premultiplied. */
  readonly data: Uint8Array | Uint8ClampedArray;
  /** 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA. Defaults to the length of `data` divided by the number of pixels. */
  readonly channels?: 1 | 2 | 3 | 4;
}

/** The default limit of pixels in an image: 100 megapixels. */
export const MAX_IMAGE_PIXELS = 100_000_000;

/**
 * Checks the size of an image. Call it before you allocate memory for the pixels.
 *
 * @param name The name of the image in the message.
 * @throws {ImageTooLargeError} if the image has more than `maxPixels` pixels.
 *
 *
 * @example
 * ```ts
 * import { ImageTooLargeError, requireImageSize } from '@lenet5/mnist';
 *
 * requireImageSize('scan.png', 2_480, 3_508);
 * try {
 *   requireImageSize('scan.png', 100_000, 100_000);
 * } catch (error) {
 *   console.log(ImageTooLargeError.isInstance(error)); // true
 * }
 * ```
 */
export function requireImageSize(
  name: string,
  width: number,
  height: number,
  maxPixels: number = MAX_IMAGE_PIXELS,
): void {
  if (width * height > maxPixels) throw new ImageTooLargeError(name, width, height, maxPixels);
}

/** An image with valid fields. */
export interface CheckedImage extends SourceImage {
  readonly channels: Channels;
}

/**
 * Checks the fields of an image.
 *
 * @throws {InvalidArgumentError} if they do not match.
 * @throws {ImageTooLargeError} if the image has more than `maxPixels` pixels.
 */
export function checkImage({ width, height, data, channels }: SourceImage, maxPixels: number): CheckedImage {
  requireInteger('options.maxPixels', maxPixels, 1);
  requireInteger('image.width', width, 1);
  requireInteger('image.height', height, 1);
  requireBytes('image.data', data);
  requireImageSize('the image', width, height, maxPixels);
  const pixels = width * height;
  const found = ([1, 2, 3, 4] as const).find((count) => count * pixels === data.length);
  if (found !== undefined && (channels ?? found) === found) return { width, height, data, channels: found };
  throw new InvalidArgumentError('image.data', {
    problem: 'image.data has the wrong length',
    found: data.length.toLocaleString('en-US'),
    remedy: `use ${channels === 1 ? '1 value' : `${channels ?? '1, 2, 3 or 4'} values`} for each of ${width}×${height} pixels`,
  });
}
