import { shapeSize } from '../tensor/shape-size.js';
import { uniformWeights } from './uniform-weights.js';

/**
 * LeCun-uniform initial values of one weight (LeCun, Bottou, Orr & Müller 1998, "Efficient BackProp", section 4.6): uniform
 * in [−l, l) with l = √(3 / fanIn), so their variance is 1 / fanIn, where fanIn counts the receptive field of a convolution.
 * Every JavaScript engine gets the same bits.
 *
 * @param name name of the weight: `conv1/kernel`
 * @param shape `[inputs, outputs]` or `[height, width, inputs, outputs]`
 * @returns float32 values, row-major
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 *
 * @example
 * ```ts
 * import { lecunUniform } from '@lenet5/core';
 *
 * const kernel = lecunUniform(42, 'dense3/kernel', [84, 10]);
 * console.log(Math.max(...kernel) < Math.sqrt(3 / 84)); // true
 * ```
 */
export function lecunUniform(seed: number, name: string, shape: readonly number[]): Float32Array {
  return uniformWeights(seed, name, shape, Math.sqrt(3 / shapeSize(shape.slice(0, -1))));
}
