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
    throw new InvalidOptionError('train', 'nothing', 'compile() the training images before it trains');
  const steps = Math.ceil(order.length / batchSize);
  if (learningRates.length !== steps)
    throw new InvalidOptionError(
      'learningRates',
      `${learningRates.length} long`,
      `one for each of the ${steps} steps`,
    );
  const wrong = order.findIndex((index) => index >= count);
  if (wrong >= 0) throw new InvalidOptionError(`order[${wrong}]`, order[wrong], `0 to ${count - 1}`);
}
