import { requireInteger } from './require-argument.js';

/**
 * Cuts an order into batches: views of it, not copies, each of `batchSize` indices but the last, which holds what is
 * left.
 *
 * @throws {InvalidArgumentError} `batchSize` is not an integer from 1 up.
 */
export function batches(order: Uint32Array, batchSize: number): Generator<Uint32Array, void, undefined> {
  requireInteger('batchSize', batchSize, 1);
  return cut(order, batchSize);
}

function* cut(order: Uint32Array, batchSize: number): Generator<Uint32Array, void, undefined> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield order.subarray(start, start + batchSize);
  }
}
