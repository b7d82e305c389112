import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { mersenne } from 'pure-rand/generator/mersenne';
import { SeedError } from './errors/seed-error.js';

/** @throws SeedError where the seed is not a whole number from 0 to 2³² − 1. */
export function checkSeed(seed: unknown): asserts seed is number {
  if (typeof seed !== 'number' || seed !== seed >>> 0) throw new SeedError(seed);
}

/**
 * Glorot-uniform values for one weight (Glorot & Bengio 2010, eq. 16): uniform in [−l, l) with
 * l = √(6 / (fanIn + fanOut)), where the fans of a convolution count its whole receptive field.
 *
 * The values are a function of the seed and the weight's name alone, made of 32-bit integer operations and IEEE
 * arithmetic: the same bits in every JavaScript engine and whatever tfjs backend then holds them. Each weight has a
 * Mersenne Twister (MT19937) of its own; its outputs give multiples of 2⁻²⁴ in [0, 1).
 *
 * @param name which weight: `conv1/kernel`
 * @param shape `[inputs, outputs]`, or `[height, width, inputs, outputs]`
 * @returns float32 values, row-major
 * @throws SeedError where the seed is not a whole number from 0 to 2³² − 1
 */
export function glorotUniform(seed: number, name: string, shape: readonly number[]): Float32Array {
  checkSeed(seed);
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const field = product(shape.slice(0, -2));
  const limit = Math.sqrt(6 / (field * (inputs + outputs)));
  const generator = mersenne(streamSeed(seed, name));
  return Float32Array.from({ length: product(shape) }, () => (2 * uniformFloat32(generator) - 1) * limit);
}

/**
 * The generator's seed for one weight. For one name, different seeds give different streams, since every step is a
 * bijection of 32 bits.
 */
function streamSeed(seed: number, name: string): number {
  let hash = mix(seed);
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193); // a step of FNV-1a
  return mix(hash);
}

/** The finaliser of MurmurHash3: a bijection in which each input bit changes about half of the output bits. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function product(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total * number, 1);
}
