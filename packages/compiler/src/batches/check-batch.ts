import { formatQuantity, formatValue, isBuiltIn } from '@lenet5/core';
import { checkLabels, checkTargets } from '../check-images.js';
import { InvalidOptionError } from '../errors/invalid-option-error.js';
import type { Network } from '../lower/network.js';
import type { Batch } from './batch.js';

/** The sizes that a batch has to fit. */
export interface BatchSizes {
  /** Values of an input. */
  readonly inputSize: number;
  readonly network: Pick<Network, 'head' | 'outputs' | 'classes'>;
  /** The most samples; absent if any number fits. */
  readonly maxBatchSize?: number;
}

/**
 * Checks a batch against a program.
 * @returns the number of samples
 * @throws InvalidOptionError
 */
export function checkBatch(
  { inputs, labels, targets, weights }: Batch,
  { inputSize, network, maxBatchSize }: BatchSizes,
): number {
  const count = countInputs(inputs, inputSize);
  if (maxBatchSize !== undefined && count > maxBatchSize) {
    throw new InvalidOptionError(
      'maxBatchSize',
      String(maxBatchSize),
      `use at least ${count}`,
      'a batch has more samples than maxBatchSize',
    );
  }
  if (targets) checkTargets('targets', targets, count, network);
  else checkLabels('labels', labels ?? new Uint8Array(), count, network.classes);
  if (weights) checkWeights(weights, count);
  return count;
}

/**
 * The number of samples of inputs.
 * @throws InvalidOptionError if the values are not whole samples
 */
export function countInputs(inputs: Float32Array, inputSize: number): number {
  if (!isBuiltIn(inputs, 'Float32Array'))
    throw new InvalidOptionError('inputs', formatValue(inputs), 'pass a Float32Array');
  if (inputs.length % inputSize === 0) return inputs.length / inputSize;
  throw new InvalidOptionError(
    'inputs',
    formatQuantity(inputs.length, 'value'),
    `pass a multiple of ${formatQuantity(inputSize, 'value')}, those of a sample`,
  );
}

function checkWeights(weights: Float32Array, count: number): void {
  const isFloats = isBuiltIn(weights, 'Float32Array');
  if (!isFloats || weights.length !== count)
    throw new InvalidOptionError(
      'weights',
      isFloats ? `length ${weights.length}` : formatValue(weights),
      `pass a Float32Array of ${formatQuantity(count, 'number')}, one per sample`,
    );
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong >= 0)
    throw new InvalidOptionError(`weights[${wrong}]`, String(weights[wrong]), 'use a number of at least 0');
}
