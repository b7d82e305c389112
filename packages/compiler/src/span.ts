import { InvalidOptionError } from './errors/invalid-option-error.js';

/** A run of consecutive optimiser steps. */
export interface Span {
  /** Indices into the training set: `batchSize` for each step; the last step may be shorter. */
  readonly order: Uint32Array;
  /** One learning rate a step: `ceil(order.length / batchSize)` of them. */
  readonly learningRates: Float32Array;
}

/** Refuses a span that does not fit the training set or itself. */
export function checkSpan({ order, learningRates }: Span, batchSize: number, count: number): void {
  if (count === 0 && order.length > 0)
    throw new InvalidOptionError('train', 'no images', 'pass the training images to compile()');
  const steps = Math.ceil(order.length / batchSize);
  if (learningRates.length !== steps)
    throw new InvalidOptionError(
      'learningRates',
      `length ${learningRates.length}`,
      `pass ${steps} learning rates, one per step`,
    );
  const wrong = order.findIndex((index) => index >= count);
  if (wrong >= 0)
    throw new InvalidOptionError(
      `order[${wrong}]`,
      String(order[wrong]),
      `use indices from 0 to ${count - 1}`,
    );
}
