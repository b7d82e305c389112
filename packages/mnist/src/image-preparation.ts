import type { ImageShape } from '@lenet5/core';
import { MNIST_SHAPE } from './image-set.js';

/** How an image becomes the input of a network: like the digits of MNIST, by `mnistify()`, or as it is, by `rawPixels()`. */
export type ImagePreparation = 'mnist' | 'raw';

/** Names of data sets whose characters were prepared like the digits of MNIST: white, scaled into 20×20 and centered by mass. */
const MNIST_LIKE = /^(bundled|mirror|qmnist|emnist(-[a-z]+)?)$/i;

/**
 * How images are prepared for a network: as its training images were.
 *
 * @param shape of the images that the network takes
 * @param data the data set that it was trained on: its name, or the path of a folder with that name. Default `bundled`, which is MNIST.
 *
 * @example
 * ```ts
 * import { imagePreparation } from '@lenet5/mnist';
 *
 * console.log(imagePreparation([28, 28, 1])); // mnist
 * console.log(imagePreparation([28, 28, 1], 'data/emnist-letters')); // mnist
 * console.log(imagePreparation([28, 28, 1], 'fashion-mnist'), imagePreparation([32, 32, 3])); // raw raw
 * ```
 */
export function imagePreparation(shape: ImageShape, data = 'bundled'): ImagePreparation {
  const isFormat = String(shape) === String(MNIST_SHAPE);
  // Without `node:path`: the last part of a path of any system.
  const name = data.split(/[\\/]/).findLast((part) => part !== '') ?? '';
  return isFormat && MNIST_LIKE.test(name) ? 'mnist' : 'raw';
}
