import { findUnknownOptions, formatValue, isBuiltIn, type Span } from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import type { PlanOptions } from './plan/plan-context.js';

/**
 * Checks a span against the batch size, the size of the training set and the optimizer.
 * @throws InvalidOptionError
 */
export function checkSpan(
  span: Span,
  { batchSize, trainCount: count, optimizer }: Pick<PlanOptions, 'batchSize' | 'trainCount' | 'optimizer'>,
): void {
  checkFields(span);
  const { order, learningRates, augmentation, curvature, upcoming } = span;
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
  checkIndices('order', order, count);
  if (upcoming) checkIndices('upcoming', upcoming, count);
  if (!curvature) return;
  if (optimizer.name !== 'sdlm')
    throw new InvalidOptionError('curvature', formatValue(curvature), 'omit it without the optimizer sdlm');
  if (curvature.length === 0)
    throw new InvalidOptionError('curvature', 'no images', 'pass indices, or omit it');
  checkIndices('curvature', curvature, count);
}

function checkIndices(name: string, indices: Uint32Array, count: number): void {
  const wrong = indices.findIndex((index) => index >= count);
  if (wrong < 0) return;
  throw new InvalidOptionError(
    `${name}[${wrong}]`,
    String(indices[wrong]),
    `use indices from 0 to ${count - 1}`,
  );
}

/** A misspelled field would have no effect, and a learning rate of NaN would destroy the weights. */
function checkFields(span: Span): void {
  const [unknown] = findUnknownOptions(span, [
    'order',
    'learningRates',
    'augmentation',
    'curvature',
    'upcoming',
  ]);
  if (unknown) throw new InvalidOptionError(unknown.option, unknown.found, unknown.remedy, unknown.problem);
  const { order, learningRates, curvature, upcoming } = span;
  if (!isBuiltIn(order, 'Uint32Array'))
    throw new InvalidOptionError('order', formatValue(order), 'pass a Uint32Array of indices');
  if (curvature !== undefined && !isBuiltIn(curvature, 'Uint32Array'))
    throw new InvalidOptionError('curvature', formatValue(curvature), 'pass a Uint32Array of indices');
  if (upcoming !== undefined && !isBuiltIn(upcoming, 'Uint32Array'))
    throw new InvalidOptionError('upcoming', formatValue(upcoming), 'pass a Uint32Array of indices');
  if (!isBuiltIn(learningRates, 'Float32Array'))
    throw new InvalidOptionError('learningRates', formatValue(learningRates), 'pass a Float32Array');
  const wrong = learningRates.findIndex((rate) => !(rate >= 0 && rate < Infinity));
  if (wrong >= 0)
    throw new InvalidOptionError(
      `learningRates[${wrong}]`,
      String(learningRates[wrong]),
      'use a number of at least 0',
    );
}
