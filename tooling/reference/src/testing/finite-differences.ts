import { type Tensor, zeros } from '../tensor.js';

/** Half the distance between the two points of a central difference. */
const H = 1e-5;

/**
 * The gradient of `loss` with respect to each value of `x`, from central differences: (loss(x + h) − loss(x − h)) / 2h.
 */
export function finiteDifferences(loss: () => number, x: Tensor): Tensor {
  const dx = zeros(x.shape);
  for (let at = 0; at < x.values.length; at++) {
    const value = x.values[at]!;
    x.values[at] = value + H;
    const above = loss();
    x.values[at] = value - H;
    const below = loss();
    x.values[at] = value;
    dx.values[at] = (above - below) / (2 * H);
  }
  return dx;
}

/** ‖found − expected‖ / ‖expected‖; NaN if the sizes differ or a value is not a number. */
export function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.NaN;
  const differences = Array.from(found, (value, at) => value - expected[at]!);
  return Math.hypot(...differences) / Math.hypot(...Array.from(expected));
}
