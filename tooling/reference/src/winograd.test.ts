import { expect, test } from 'vitest';
import { evaluationMatrix, inputMatrix, multiply, scales, transpose } from './index.js';
import { wave } from './testing/wave.js';

test.each([1, 2, 3, 4, 5, 6, 7, 8])('8 products compute a convolution with a kernel of %i taps', (piece) => {
  const tile = 9 - piece;
  const [x, w] = [wave([8]).values, wave([piece], 1).values];
  const wHat = multiply(evaluationMatrix(piece), w).map((value, point) => value * scales()[point]!);
  const xHat = multiply(inputMatrix(), x);
  const yHat = wHat.map((value, point) => value * xHat[point]!);
  const y = multiply(transpose(evaluationMatrix(tile)), yHat);
  expect(y).toHaveLength(tile);
  for (const [i, value] of y.entries()) {
    expect(value).toBeCloseTo(
      w.reduce((sum, weight, tap) => sum + weight * x[i + tap]!, 0),
      12,
    );
  }
});
