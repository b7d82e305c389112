import { shapeSize } from '../tensor/shape-size.js';
import { uniformWeights } from './uniform-weights.js';

/**
 * Glorot-uniform initial values of one weight (Glorot & Bengio 2010, eq. 16): uniform in [−l, l) with
 * l = √(6 / (fanIn + fanOut)), where fanIn and fanOut count the receptive field of a convolution. Every JavaScript engine
 * gets the same bits.
 *
 * @param name name of the weight: `conv1/kernel`
 * @param shape `[inputs, outputs]` or `[height, width, inputs, outputs]`
 * @returns float32 values, row-major
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 *
 * @example
 * ```ts
 * import { glorotUniform } from '@lenet5/core';
 *
 * const kernel = glorotUniform(42, 'dense3/kernel', [84, 10]);
 * console.log(kernel.length); // 840
 * console.log(Math.max(...kernel) < Math.sqrt(6 / (84 + 10))); // true
 * ```
 */
export function glorotUniform(seed: number, name: string, shape: readonly number[]): Float32Array {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const receptiveField = shapeSize(shape.slice(0, -2));
  return uniformWeights(seed, name, shape, Math.sqrt(6 / (receptiveField * (inputs + outputs))));
}
