import { mixBits } from '@lenet5/core';
import { FIELD_SIZE } from '../contract.generated.js';

/**
 * The field from which elastic displacements are cut: uniform noise, smoothed by a Gaussian, periodic in both directions,
 * with a root mean square of 1. The first columns are repeated at the end of each row, so that a window does not wrap.
 * Uses IEEE arithmetic only, so every engine computes the same bits.
 *
 * @param seed any integer
 * @param sigma standard deviation of the Gaussian, in pixels
 * @param columns columns of a window
 * @returns shape `[FIELD_SIZE, FIELD_SIZE + columns]`
 */
export function elasticField(seed: number, sigma: number, columns: number): Float32Array {
  const size = FIELD_SIZE;
  const noise = new Float64Array(size * size);
  const key = mixBits(seed);
  for (let at = 0; at < noise.length; at++) noise[at] = mixBits(mixBits(at) ^ key);
  const weights = gaussian(sigma);
  const smooth = blurRows(blurRows(noise, weights), weights);
  const rms = Math.sqrt(smooth.reduce((sum, value) => sum + value * value, 0) / smooth.length);
  const field = new Float32Array(size * (size + columns));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size + columns; column++) {
      field[row * (size + columns) + column] = (smooth[row * size + (column % size)] ?? 0) / rms;
    }
  }
  return field;
}

/** exp(−k² / 2σ²) for k = 0, 1, … up to 3σ. */
function gaussian(sigma: number): number[] {
  const base = exponential(-1 / (2 * sigma * sigma));
  const weights = [1];
  let factor = base;
  for (let k = 1; k <= 3 * sigma; k++) {
    weights.push((weights[k - 1] ?? 0) * factor);
    factor *= base * base;
  }
  return weights;
}

/** e^x for x from −½ to 0 by its Taylor series: the last bit of `Math.exp()` depends on the engine. */
function exponential(x: number): number {
  let [sum, term] = [1, 1];
  for (let n = 1; n < 20; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}

/** Blurs every row, periodically, and transposes: two calls blur both directions. */
function blurRows(from: Float64Array, weights: readonly number[]): Float64Array {
  const size = FIELD_SIZE;
  const to = new Float64Array(from.length);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (const [k, weight] of weights.entries()) {
        const right = from[row * size + ((column + k) & (size - 1))] ?? 0;
        const left = from[row * size + ((column - k) & (size - 1))] ?? 0;
        sum += k === 0 ? right : weight * (left + right);
      }
      to[column * size + row] = sum;
    }
  }
  return to;
}
