import type { ImageShape } from '@lenet5/core';
import { MNIST_SHAPE } from '../image-set.js';
import { toGray } from './plane/gray.js';
import { resample } from './plane/resample.js';
import { type CheckedImage, checkImage, MAX_IMAGE_PIXELS, type SourceImage } from './source-image.js';

const BLACK = 0;
const OPAQUE = 255;

/**
 * The pixels of an image as they are: neither inverted, cropped nor centered. For images of a data set other than MNIST, such as
 * Fashion-MNIST. An image of another size is scaled along each axis, by area averaging to shrink and linear interpolation to enlarge.
 * Transparent pixels are put on black, unless the shape has a channel for alpha.
 *
 * @param shape Rows, columns and channels of the result: 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA. Default `[28, 28, 1]`.
 * @returns Shape `[rows, columns, channels]`, 0 (black) to 255 (white).
 * @throws {InvalidArgumentError} if the fields of the image do not match.
 *
 * @example
 * ```ts
 * import { rawPixels } from '@lenet5/mnist';
 *
 * const data = new Uint8Array(28 * 28 * 3).fill(128); // RGB
 * console.log(rawPixels({ width: 28, height: 28, data }).length); // 784
 * console.log(rawPixels({ width: 28, height: 28, data }, [32, 32, 3]).length); // 3072
 * ```
 */
export function rawPixels(image: SourceImage, shape: ImageShape = MNIST_SHAPE): Uint8Array {
  const [rows, columns, channels] = shape;
  const checked = checkImage(image, MAX_IMAGE_PIXELS);
  const result = new Uint8Array(rows * columns * channels);
  for (let channel = 0; channel < channels; channel++) {
    const values = scale(channelOf(checked, channel, channels), checked, rows, columns);
    for (let at = 0; at < values.length; at++) result[at * channels + channel] = Math.round(values[at]!);
  }
  return result;
}

/** One channel of an image, as an image of `channels` channels has it. */
function channelOf(image: CheckedImage, channel: number, channels: number): ArrayLike<number> {
  const isAlpha = channels % 2 === 0 && channel === channels - 1;
  const stride = image.channels;
  const hasAlpha = stride % 2 === 0;
  if (isAlpha) return pick(image, (at) => (hasAlpha ? image.data[at + stride - 1]! : OPAQUE));
  const opaque = (at: number): number =>
    hasAlpha && channels % 2 === 1 ? image.data[at + stride - 1]! / OPAQUE : 1;
  if (channels <= 2)
    return channels === 1 ? toGray(image, BLACK).values : toGray(withoutAlpha(image), BLACK).values;
  const from = stride >= 3 ? channel : 0;
  return pick(image, (at) => image.data[at + from]! * opaque(at));
}

/** The values of all pixels; `value` gets the index of the first value of a pixel. */
function pick({ width, height, channels }: CheckedImage, value: (at: number) => number): Float64Array {
  return Float64Array.from({ length: width * height }, (_, pixel) => value(pixel * channels));
}

function withoutAlpha(image: CheckedImage): CheckedImage {
  const { channels, data } = image;
  if (channels % 2 === 1) return image;
  const kept = channels - 1;
  const values = new Uint8Array((data.length / channels) * kept);
  for (let at = 0; at < values.length; at++)
    values[at] = data[Math.floor(at / kept) * channels + (at % kept)]!;
  return { ...image, data: values, channels: kept === 3 ? 3 : 1 };
}

function scale(
  values: ArrayLike<number>,
  { width, height }: CheckedImage,
  rows: number,
  columns: number,
): ArrayLike<number> {
  if (width === columns && height === rows) return values;
  const readRow = (y: number, row: Float64Array): void => {
    for (let x = 0; x < width; x++) row[x] = values[y * width + x]!;
  };
  return resample({ width, height, readRow }, columns, rows);
}
