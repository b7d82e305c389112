import { ReportDataError } from './report-data-error.js';

/** Shape of a convolution's weights as tfjs holds them: HWIO. */
export type FilterShape = readonly [height: number, width: number, inputs: number, filters: number];

/**
 * The shape, once it is known to be one and to fit the weights.
 * @throws ReportDataError where it is not four counts of at least 1, or the weights are not as many as it says.
 */
export function checkFilterShape(weights: ArrayLike<number>, shape: readonly number[]): FilterShape {
  const [height, width, inputs, filters, ...more] = shape;
  const whole = shape.every((size) => Number.isInteger(size) && size > 0);
  if (!whole || !height || !width || !inputs || !filters || more.length > 0) {
    const complaint = `is not [kernel height, kernel width, inputs, filters] ([${shape.join(', ')}]) — give four counts`;
    throw new ReportDataError('shape', complaint);
  }
  const expected = height * width * inputs * filters;
  if (weights.length !== expected) {
    const complaint = `has the wrong length (${weights.length}) — give ${expected} values for [${shape.join(', ')}]`;
    throw new ReportDataError('weights', complaint);
  }
  return [height, width, inputs, filters];
}
