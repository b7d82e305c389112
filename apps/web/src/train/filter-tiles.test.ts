import { expect, test } from 'vitest';
import { filterTiles } from './filter-tiles.js';

test('filterTiles(kernel, shape) puts weight [row, column, input, filter] in tile (filter, input)', () => {
  const [rows, columns, inputs, filters] = [3, 2, 2, 4];
  const kernel = Array.from({ length: rows * columns * inputs * filters }, (_, i) => i + 1);
  const { values, width } = filterTiles(kernel, [rows, columns, inputs, filters]);
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
