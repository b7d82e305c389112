import { requireInteger } from './require-argument.js';

/**
 * Splits an order into batches of `batchSize` indices; the last batch can be smaller. Batches are views, not copies.
 *
 * @throws {InvalidArgumentError} if `batchSize` is not an integer of at least 1.
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
