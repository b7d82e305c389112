import { formatQuantity } from '../errors/format-quantity.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { WeightsMismatchError, WeightsNotFiniteError } from './weights-errors.js';

/**
 * Checks that a tensor has the given shape and as many values as its shape.
 * @param source where the tensor comes from, for error messages
 * @throws WeightsMismatchError
 *
 * @example
 * ```ts
 * import { checkTensorShape, WeightsMismatchError } from '@lenet5/core';
 *
 * const bias = { name: 'bias', shape: [2], values: new Float32Array(2) };
 * checkTensorShape(bias, [2], 'the model');
 * try {
 *   checkTensorShape(bias, [10], 'the model');
 * } catch (error) {
 *   console.log(WeightsMismatchError.isInstance(error)); // true
 * }
 * ```
 */
export function checkTensorShape(
  { name, shape, values }: NamedTensor,
  expected: readonly (number | null)[],
  source: string,
): void {
  if (String(shape) === String(expected) && shapeSize(shape) === values.length) return;
  const found = `${name} is [${shape.join(', ')}] with ${formatQuantity(values.length, 'value')}, not [${expected.join(', ')}]`;
  throw new WeightsMismatchError(source, found);
}

/**
 * Checks that no value is NaN or infinite.
 * @param source where the tensors come from, for error messages
 * @throws WeightsNotFiniteError at the first such value
 *
 * @example
 * ```ts
 * import { checkFinite, WeightsNotFiniteError } from '@lenet5/core';
 *
 * const bias = { name: 'bias', shape: [2], values: Float32Array.of(1, Number.NaN) };
 * try {
 *   checkFinite([bias], 'model.safetensors');
 * } catch (error) {
 *   console.log(WeightsNotFiniteError.isInstance(error)); // true
 * }
 * ```
 */
export function checkFinite(tensors: readonly NamedTensor[], source: string): void {
  for (const { name, values } of tensors) {
    const index = values.findIndex((value) => !Number.isFinite(value));
    if (index >= 0) throw new WeightsNotFiniteError(source, name, index, values[index] ?? Number.NaN);
  }
}
