import { requireInteger, requireSeed } from './require-argument.js';
import { seededGenerator } from './seeded-generator.js';
import { shuffle } from './shuffle.js';

/**
 * The order in which an epoch shows its images: a permutation of 0 to `count` − 1 that depends on the three arguments
 * alone, never on what was drawn before, so a run that is resumed in any epoch sees what it would have seen.
 *
 * @param count How many images.
 * @param seed An integer from 0 to 2³² − 1.
 * @param epoch 0 to 2³² − 1.
 * @throws {InvalidArgumentError} One of them is not such a number.
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
