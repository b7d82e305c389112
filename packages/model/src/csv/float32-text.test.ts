import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float32Text } from './float32-text.js';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('float32Text(value)', () => {
  test.each([
    [0.1, '0.1'],
    [1 / 3, '0.33333334'],
    [16_777_216, '16777216'],
    [3.4028234663852886e38, '3.4028235e+38'],
    [1.401298464324817e-45, '1e-45'],
    [-0, '-0'],
  ])('returns the float32 nearest to %d as %s', (value, text) => {
    expect(float32Text(Math.fround(value))).toBe(text);
  });

  test('converts back to the same float32', () => {
    fc.assert(
      fc.property(float32, (value) => {
        expect(Object.is(Math.fround(Number(float32Text(value))), value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('has the fewest digits: with one less it is another float32', () => {
    fc.assert(
      fc.property(float32, (value) => {
        const digits = float32Text(value)
          .replace(/e.*|[-.]/g, '')
          .replace(/^0+|0+$/g, '').length;
        if (digits < 2) return;
        expect(Math.fround(Number(value.toPrecision(digits - 1)))).not.toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});
