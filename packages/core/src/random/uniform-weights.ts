import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { mersenne } from 'pure-rand/generator/mersenne';
import { shapeSize } from '../tensor/shape-size.js';
import { mixBits } from './mix-bits.js';
import { checkSeed } from './seed.js';

/**
 * Initial values of one weight, uniform in [−limit, limit).
 *
 * The values depend on the arguments only and use 32-bit integer operations and IEEE arithmetic, so every
 * JavaScript engine and every tfjs backend gets the same bits. Each weight has its own Mersenne Twister (MT19937), whose
 * outputs give multiples of 2⁻²⁴ in [0, 1).
 *
 * @param name name of the weight: `conv1/kernel`
 * @returns float32 values, row-major
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 */
export function uniformWeights(
  seed: number,
  name: string,
  shape: readonly number[],
  limit: number,
): Float32Array {
  checkSeed(seed);
  const generator = mersenne(streamSeed(seed, name));
  return Float32Array.from({ length: shapeSize(shape) }, () => (2 * uniformFloat32(generator) - 1) * limit);
}

/** The generator's seed for one weight: FNV-1a over the name, started from the mixed seed and mixed again. */
function streamSeed(seed: number, name: string): number {
  let hash = mixBits(seed);
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return mixBits(hash);
}
