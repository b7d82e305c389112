import { shuffledOrder } from '@lenet5/mnist';
import { BATCH_SIZE } from './runner.js';

/** A span of training, as engines and programs take it. */
interface ReferenceSpan {
  readonly order: Uint32Array;
  readonly learningRates: Float32Array;
}

/** Hands out the reference job's steps, so many at a time, and begins anew where an epoch has no more. */
export function referenceSpans(count: number): (steps: number) => ReferenceSpan {
  const order = shuffledOrder(count, 42, 1);
  let next = 0;
  return (steps) => {
    if (next + steps * BATCH_SIZE > order.length) next = 0;
    const span = order.subarray(next, next + steps * BATCH_SIZE);
    next += span.length;
    return { order: span, learningRates: new Float32Array(steps).fill(1e-3) };
  };
}
