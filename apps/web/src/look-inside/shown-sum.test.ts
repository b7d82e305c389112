import { describe, expect, test } from 'vitest';
import { rounded, shownLoss, shownMean, shownSum } from './shown-sum.js';

/** Signed values that do not end with the last digit shown. */
const values = Array.from({ length: 400 }, (_, i) => Math.sin(37 * i + 1) * 1.3);

test('shownSum() adds up as shown, and differs from the exact parts by the rounding only', () => {
  for (let i = 0; i + 10 < values.length; i++) {
    const listed = values.slice(i, i + 8);
    const [rest, bias] = [values[i + 8]!, values[i + 9]!];
    const z = listed.reduce((a, b) => a + b, 0) + rest + bias;
    const shown = shownSum(listed, bias, z, 3);
    expect(rounded(shown.listed + shown.rest + shown.bias, 3)).toBe(shown.z);
    expect(shown.z).toBe(rounded(z, 3));
    expect(Math.abs(shown.rest - rest)).toBeLessThan(0.0056);
  }
});

test('shownMean() is the mean of its terms as shown', () => {
  const { terms, mean } = shownMean([-0.391, 0.162, -0.858, -0.629], { terms: 4, mean: 3 });
  expect(terms).toEqual([-0.391, 0.162, -0.858, -0.629]);
  expect(mean).toBe(-0.429);
});

/** The number in a text of `fine()`. */
function parseShown(text: string): number {
  const [mantissa = '', exponent = ''] = text.split('\u00a0×\u00a010');
  const power = [...exponent].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('');
  return Number(`${mantissa}e${power || 0}`);
}

describe('shownLoss(p)', () => {
  test('shownLoss(p) takes the exact loss where the probability rounds to 0 or 1', () => {
    expect(shownLoss(0, 812.5)).toEqual({ probability: '0', loss: 812.5 });
    expect(shownLoss(1, 2e-20)).toEqual({ probability: '(1 − 2.00\u00a0×\u00a010⁻²⁰)', loss: 2e-20 });
  });

  test('shownLoss(p) shows a probability near 1 with the digits that its loss needs', () => {
    const { probability, loss } = shownLoss(1 - 1.08e-4, 1.08e-4);
    expect(probability).toBe('0.9998920');
    expect(loss).toBeCloseTo(1.08e-4, 7);
  });

  test.each([1.234e-8, 0.001234, 0.0312, 0.451, 0.5, 0.73, 0.98, 0.99999999])(
    'shownLoss(p) is right to three digits for p = %d',
    (p) => {
      const { probability, loss } = shownLoss(p, -Math.log(p));
      expect(loss).toBeCloseTo(-Math.log(parseShown(probability)), 12);
      expect(Math.abs(loss / -Math.log(p) - 1)).toBeLessThan(0.001);
    },
  );
});
