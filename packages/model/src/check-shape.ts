import type { NamedTensor } from '@lenet5/core';
import { WeightsMismatchError } from './errors/weights-errors.js';

/** @throws WeightsMismatchError where a weight has another shape, or not as many values as its shape */
export function checkShape(weight: NamedTensor, shape: readonly (number | null)[], source: string): void {
  const size = weight.shape.reduce((all, one) => all * one, 1);
  if (String(weight.shape) === String(shape) && size === weight.values.length) return;
  throw new WeightsMismatchError(
    source,
    `${weight.name} is [${weight.shape.join(', ')}] with ${weight.values.length} values, not [${shape.join(', ')}]`,
  );
}
