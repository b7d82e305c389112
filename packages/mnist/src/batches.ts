import { requireInteger } from './require-argument.js';

/**
 * Splits an order into batches of `batchSize` indices; the last batch can be smaller. Batches are views, not copies.
 *
 * @param order indices of images, such as the result of {@link shuffledOrder}
 * @returns batches in the order of `order`
 * @param order indices of images, such as the result of {@link shuffledOrder}
 * @returns batches in the order of `order`
 * @throws {InvalidArgumentError} if `batchSize` is not an integer of at least 1.
 *
 * @example
 * ```ts
 * import { batches, shuffledOrder } from '@lenet5/mnist';
 *
 * const order = shuffledOrder(70, 42, 0);
 * const sizes = Array.from(batches(order, 32), ({ length }) => length);
 * console.log(sizes); // [ 32, 32, 6 ]
 * ```
 */
export function batches(order: Uint32Array, batchSize: number): Generator<Uint32Array, void, undefined> {
  requireInteger('batchSize', batchSize, 1);
  return split(order, batchSize);
}

function* split(order: Uint32Array, batchSize: number): Generator<Uint32Array, void, undefined> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield order.subarray(start, start + batchSize);
  }
}
