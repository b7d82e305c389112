import { formatQuantity } from '@lenet5/core';
import { ReportDataError } from '../report-data-error.js';

/** Shape of the kernel weights of a convolution, as in tfjs: HWIO. */
export type FilterShape = readonly [height: number, width: number, inputs: number, filters: number];

/**
 * Checks that `shape` is valid and that `weights` has its length, and returns it.
 *
 * @throws ReportDataError if the shape is not four integers of at least 1, or the length of the weights is not their product.
 */
export function checkFilterShape(weights: ArrayLike<number>, shape: readonly number[]): FilterShape {
  const [height, width, inputs, filters, ...more] = shape;
  const integers = shape.every((size) => Number.isInteger(size) && size > 0);
  if (!integers || !height || !width || !inputs || !filters || more.length > 0) {
    const remedy = 'use [kernel height, kernel width, inputs, filters], each at least 1';
    throw new ReportDataError('shape', 'is not the shape of a convolution', `[${shape.join(', ')}]`, remedy);
  }
  const expected = height * width * inputs * filters;
  if (weights.length !== expected) {
    const remedy = `use ${formatQuantity(expected, 'value')} for the shape [${shape.join(', ')}]`;
    throw new ReportDataError(
      'weights',
      'has the wrong length',
      weights.length.toLocaleString('en-US'),
      remedy,
    );
  }
  return [height, width, inputs, filters];
}
