import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FIELD_SIZE } from '../contract.generated.js';
import { elasticField } from './elastic-field.js';

const SIZE = FIELD_SIZE;

it('elasticField(seed, sigma, columns) has a mean of about 0 and a root mean square of 1', () => {
  const field = elasticField(1, 4, 28);
  let [sum, squares] = [0, 0];
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const value = field[row * (SIZE + 28) + column]!;
      sum += value;
      squares += value ** 2;
    }
  }
  expect(Math.sqrt(squares / SIZE ** 2)).toBeCloseTo(1, 6);
  // About SIZE² / (4πσ²) values are independent.
  expect(Math.abs(sum / SIZE ** 2)).toBeLessThan(4 * Math.sqrt((4 * Math.PI * 16) / SIZE ** 2));
});

it('elasticField(seed, sigma, columns) correlates over the distance of the Gaussian, also across its edges', () => {
  const field = elasticField(2, 4, 28);
  const at = (row: number, column: number) => field[(row % SIZE) * (SIZE + 28) + (column % SIZE)]!;
  const correlation = (dx: number, dy: number): number => {
    let sum = 0;
    for (let row = 0; row < SIZE; row++)
      for (let column = 0; column < SIZE; column++) sum += at(row, column) * at(row + dy, column + dx);
    return sum / SIZE ** 2;
  };
  // Smoothing white noise by a Gaussian of σ gives a correlation of exp(−d² / 4σ²).
  expect(correlation(4, 0)).toBeCloseTo(Math.exp(-16 / 64), 1);
  expect(correlation(0, 4)).toBeCloseTo(Math.exp(-16 / 64), 1);
  expect(Math.abs(correlation(40, 0))).toBeLessThan(0.1);
  for (let row = 0; row < SIZE; row += 50)
    for (let column = 0; column < 28; column++)
      expect(field[row * (SIZE + 28) + SIZE + column]).toBe(field[row * (SIZE + 28) + column]);
});

it('elasticField(seed, sigma, columns) has the same bits in every engine', () => {
  const digest = createHash('sha256')
    .update(new Uint8Array(elasticField(42, 4, 28).buffer))
    .digest('hex');
  expect(digest).toBe('5627a6978eb3e8fae74ddeb6894071afe772838845d0ddcfcb76cb0922dfbc87');
});
