import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { IMAGE_SIZE } from '../image-set.js';
import { toGray } from './gray.js';
import { checkImage, MAX_IMAGE_PIXELS, type SourceImage } from './source-image.js';

const BLACK = 0;

/**
 * The pixels of a 28×28 image as they are: gray, neither inverted, cropped, scaled nor centered. For images of a data set other
 * than MNIST, such as Fashion-MNIST. Transparent pixels are put on black.
 *
 * @returns Shape `[28, 28]`, row-major, 0 (black) to 255 (white).
 * @throws {InvalidArgumentError} if the image is not 28×28, or its fields do not match.
 *
 *
 * @example
 * ```ts
 * import { rawPixels } from '@lenet5/mnist';
 *
 * const data = new Uint8Array(28 * 28 * 3).fill(128); // RGB
 * console.log(rawPixels({ width: 28, height: 28, data }).length); // 784
 * ```
 */
export function rawPixels(image: SourceImage): Uint8Array {
  const checked = checkImage(image, MAX_IMAGE_PIXELS);
  if (checked.width !== IMAGE_SIZE || checked.height !== IMAGE_SIZE) {
    throw new InvalidArgumentError('image', {
      problem: 'image has the wrong size',
      found: `${checked.width}×${checked.height}`,
      remedy: 'use an image of 28×28 pixels',
    });
  }
  return Uint8Array.from(toGray(checked, BLACK).values);
}
