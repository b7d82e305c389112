import type { Span } from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';

/**
 * Checks a span against the batch size and the size of the training set.
 * @throws InvalidOptionError
 */
export function checkSpan(
  { order, learningRates, augmentation }: Span,
  batchSize: number,
  count: number,
): void {
  if (count === 0 && order.length > 0)
    throw new InvalidOptionError('train', 'no images', 'pass the training images to compile()');
  const steps = Math.ceil(order.length / batchSize);
  if (learningRates.length !== steps)
    throw new InvalidOptionError(
      'learningRates',
      `length ${learningRates.length}`,
      `pass ${steps} learning rates, one per step`,
    );
  if (augmentation && augmentation.strengths.length !== steps)
    throw new InvalidOptionError(
      'augmentation.strengths',
      `length ${augmentation.strengths.length}`,
      `pass ${steps} strengths, one per step`,
    );
  const wrong = order.findIndex((index) => index >= count);
  if (wrong >= 0)
    throw new InvalidOptionError(
      `order[${wrong}]`,
      String(order[wrong]),
      `use indices from 0 to ${count - 1}`,
    );
}
