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
 */
export function glorotUniform(seed: number, name: string, shape: readonly number[]): Float32Array {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const receptiveField = shapeSize(shape.slice(0, -2));
  return uniformWeights(seed, name, shape, Math.sqrt(6 / (receptiveField * (inputs + outputs))));
}
