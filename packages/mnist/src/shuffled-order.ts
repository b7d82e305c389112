import { requireInteger, requireSeed } from './require-argument.js';
import { seededGenerator } from './seeded-generator.js';
import { shuffle } from './shuffle.js';

/**
 * The order of the images in an epoch: a permutation of 0 to `count` − 1. It depends only on the arguments, so a resumed run
 * sees the images in the same order.
 *
 * @param count Number of images.
 * @param seed An integer from 0 to 2³² − 1.
 * @param epoch 0 to 2³² − 1.
 * @throws {InvalidArgumentError} if an argument is out of range.
 *
 *
 * @example
 * ```ts
 * import { shuffledOrder } from '@lenet5/mnist';
 *
 * console.log(shuffledOrder(5, 42, 0)); // Uint32Array(5) [ 4, 0, 1, 2, 3 ]
 * console.log(shuffledOrder(5, 42, 1)); // Uint32Array(5) [ 3, 0, 2, 4, 1 ]
 * ```
 */
export function shuffledOrder(count: number, seed: number, epoch: number): Uint32Array {
  requireInteger('count', count, 0, 2 ** 32 - 1);
  requireSeed(seed);
  requireInteger('epoch', epoch, 0, 2 ** 32 - 1);
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index++) order[index] = index;
  shuffle(order, seededGenerator(seed, 'order', epoch));
  return order;
}
