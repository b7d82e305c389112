/**
 * Number of values of a tensor: the product of its shape, 1 for a scalar.
 *
 * @example
 * ```ts
 * import { shapeSize } from '@lenet5/core';
 *
 * console.log(shapeSize([28, 28, 1])); // 784
 * console.log(shapeSize([])); // 1
 * ```
 */
export function shapeSize(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
