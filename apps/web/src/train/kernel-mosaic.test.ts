import { expect, test } from 'vitest';
import { kernelMosaic } from './kernel-mosaic.js';

test('weight [row, column, input, filter] lies in tile (filter, input), tiles a line apart', () => {
  const [rows, columns, inputs, filters] = [3, 2, 2, 4];
  const kernel = Array.from({ length: rows * columns * inputs * filters }, (_, i) => i + 1);
  const { values, width } = kernelMosaic(kernel, [rows, columns, inputs, filters]);
  expect([width, values.length / width]).toEqual([4 * 3 - 1, 2 * 4 - 1]);
  const at = (row: number, column: number, input: number, filter: number): number | undefined =>
    values[(input * (rows + 1) + row) * width + filter * (columns + 1) + column];
  expect(at(0, 0, 0, 0)).toBe(1);
  expect(at(0, 0, 0, 3)).toBe(4);
  expect(at(0, 0, 1, 0)).toBe(5);
  expect(at(0, 1, 0, 0)).toBe(9);
  expect(at(2, 1, 1, 3)).toBe(48);
  expect(values.filter((value) => value !== 0)).toHaveLength(48);
});
