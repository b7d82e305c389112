import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { glorotUniform } from './glorot-uniform.js';
import { InvalidSeedError } from './seed.js';

const SHAPES: Readonly<Record<string, readonly number[]>> = {
  'conv1/kernel': [5, 5, 1, 6],
  'conv2/kernel': [5, 5, 6, 16],
  'dense1/kernel': [256, 120],
  'dense2/kernel': [120, 84],
  'dense3/kernel': [84, 10],
};

/**
 * SHA-256 of the little-endian float32 values, computed with numpy 2.4.6, whose legacy generator is also MT19937:
 *
 *     def mix(h): h ^= h >> 16; h = h * 0x85ebca6b % 2**32; h ^= h >> 13; h = h * 0xc2b2ae35 % 2**32; return h ^ h >> 16
 *     h = mix(seed)
 *     for byte in name.encode(): h = (h ^ byte) * 0x01000193 % 2**32
 *     r = np.random.RandomState(mix(h)).randint(0, 2**32, size=math.prod(shape), dtype=np.uint64)
 *     limit = math.sqrt(6 / (math.prod(shape[:-2]) * (shape[-2] + shape[-1])))
 *     hashlib.sha256(((2 * ((r & 0xffffff) * 2.0**-24) - 1) * limit).astype('<f4').tobytes()).hexdigest()
 */
const NUMPY: readonly (readonly [number, string, string])[] = [
  [42, 'conv1/kernel', '80145a8ea339b5b4387755ce4ab9daed42b59a4926f1d1916d24d4fcf3258f74'],
  [42, 'conv2/kernel', 'fe89c66bb016e3366fc91e9bd8e913bc4ebd98d84239ece4392809316940865b'],
  [42, 'dense1/kernel', '0b03ca48f6de06e2e701490a2dad8e7ef955f463fa932bcc6d39b04dd3380c3e'],
  [42, 'dense2/kernel', '8fc90b9cc41b83267283bc125c2c967658e6b7c42941ff32070e5209e5c42450'],
  [42, 'dense3/kernel', '1b89700bd8a495b621d5d5aece16c32f45ff2539b16cd6e840ccc34ccb77412b'],
  [0, 'conv1/kernel', 'e238cf333f57cf7d22b8895e9af53d31873da00545dd2648b08184e419c71bd4'],
  [4294967295, 'dense3/kernel', '752322fe93a9e0b7bb8f1a36b3f77f68d69a8525980c7998b462939c299af87c'],
];

describe('glorotUniform(seed, name, shape)', () => {
  test.each(NUMPY)('seed %d and name %s give the same bits as numpy', (seed, name, digest) => {
    const values = glorotUniform(seed, name, SHAPES[name] ?? []);
    expect(createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex')).toBe(digest);
  });

  test.each(Object.entries(SHAPES))(
    'the values of %s are uniform between the limits of Glorot and Bengio',
    (name, shape) => {
      const [inputs = 0, outputs = 0] = shape.slice(-2);
      const field = shape.length === 4 ? 25 : 1;
      const limit = Math.sqrt(6 / (field * inputs + field * outputs));
      const values = Array.from(glorotUniform(7, name, shape));
      expect(values.every((value) => Math.abs(value) <= Math.fround(limit))).toBe(true);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
      // A uniform variable on [−l, l] has variance l²/3, and its square has variance 4l⁴/45: four standard errors.
      expect(Math.abs(mean)).toBeLessThan(4 * (limit / Math.sqrt(3 * values.length)));
      expect(Math.abs(variance - limit ** 2 / 3)).toBeLessThan(
        4 * limit ** 2 * Math.sqrt(4 / 45 / values.length),
      );
    },
  );

  test('values of adjacent seeds, and of two weights of one seed, are not correlated', () => {
    const base = glorotUniform(1, 'dense1/kernel', [256, 120]);
    for (const other of [
      glorotUniform(2, 'dense1/kernel', [256, 120]),
      glorotUniform(1, 'dense2/kernel', [256, 120]),
    ]) {
      const products = base.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
      const correlation = products / base.reduce((sum, value) => sum + value ** 2, 0);
      // The correlation of n independent pairs has standard deviation 1/√n.
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(base.length));
    }
  });

  test('rejects a seed that is not an integer from 0 to 2³² − 1', () => {
    expect(() => glorotUniform(-1, 'conv1/kernel', [5, 5, 1, 6])).toThrow(InvalidSeedError);
  });
});
