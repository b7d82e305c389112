import { formatValue, isBuiltIn } from '@lenet5/core';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { requireInteger } from './require-argument.js';

/**
 * Splits an order into batches of `batchSize` indices; the last batch can be smaller. Batches are views, not copies.
 *
 * @param order indices of images, such as the result of {@link shuffledOrder}
 * @returns batches in the order of `order`
 * @throws {InvalidArgumentError} if `order` is not a Uint32Array, or `batchSize` not an integer of at least 1.
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
  if (!isBuiltIn(order, 'Uint32Array')) {
    throw new InvalidArgumentError('order', {
      problem: 'order is invalid',
      found: formatValue(order),
      remedy: 'use a Uint32Array, such as that of shuffledOrder()',
    });
  }
  return split(order, batchSize);
}

function* split(order: Uint32Array, batchSize: number): Generator<Uint32Array, void, undefined> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield order.subarray(start, start + batchSize);
  }
}
