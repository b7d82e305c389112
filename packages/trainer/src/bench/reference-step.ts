import { compile } from '@lenet5/compiler';
import { BATCH_SIZE, LEARNING_RATE, plainLenet5, SEED, type Span } from '@lenet5/core';
import { shuffledOrder } from '@lenet5/mnist';

/** Images per step of the reference job. */
export const REFERENCE_BATCH_SIZE: number = BATCH_SIZE.default;

/**
 * Floating-point operations of one training step of the reference job: LeNet-5, batch 32. Counts the direct algorithm, with
 * two operations per multiply-add, for every engine.
 *
 * @example
 * ```ts
 * import { flopPerReferenceStep } from '@lenet5/trainer/bench';
 *
 * console.log((await flopPerReferenceStep()) / 1e6); // 48.5
 * ```
 */
export async function flopPerReferenceStep(): Promise<number> {
  const program = await compile(plainLenet5({ seed: SEED.default }));
  const flop = 2 * REFERENCE_BATCH_SIZE * program.productsPerSample;
  await program.dispose();
  return flop;
}

/**
 * Returns a function that yields the next `steps` steps of the reference job as a span. Starts over when an epoch has too
 * few steps left.
 *
 * @param count number of training images.
 *
 * @example
 * ```ts
 * import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
 *
 * const nextSpan = referenceSpans(60_000);
 * console.log(nextSpan(10).order.length / REFERENCE_BATCH_SIZE); // 10
 * ```
 */
export function referenceSpans(count: number): (steps: number) => Span {
  const order = shuffledOrder(count, SEED.default, 1);
  let next = 0;
  return (steps) => {
    if (next + steps * REFERENCE_BATCH_SIZE > order.length) next = 0;
    const span = order.subarray(next, next + steps * REFERENCE_BATCH_SIZE);
    next += span.length;
    return { order: span, learningRates: new Float32Array(steps).fill(LEARNING_RATE.default) };
  };
}
