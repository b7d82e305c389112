import { expect, test } from 'vitest';
import { closing } from './closing.js';

const line = (values: number[], radius: number): number[] => [
  ...closing({ columns: values.length, rows: 1, values }, radius),
];

test('closing(grid, radius) removes dark runs of up to 2 · radius cells', () => {
  expect(line([9, 9, 9, 1, 1, 9, 9, 9], 1)).toEqual([9, 9, 9, 9, 9, 9, 9, 9]);
  expect(line([9, 9, 9, 1, 1, 1, 9, 9, 9], 1)).toEqual([9, 9, 9, 1, 1, 1, 9, 9, 9]);
  expect(line([9, 9, 9, 1, 1, 1, 9, 9, 9], 2)).toEqual([9, 9, 9, 9, 9, 9, 9, 9, 9]);
});

test('closing(grid, radius) keeps light runs and ramps', () => {
  expect(line([1, 1, 9, 1, 1], 1)).toEqual([1, 1, 9, 1, 1]);
  expect(line([1, 2, 4, 7, 9], 2)).toEqual([4, 4, 4, 7, 9]);
});

test('closing(grid, radius) removes lines in both directions from a matrix', () => {
  const values = Array.from({ length: 49 }, (_, at) => (at % 7 === 3 || Math.floor(at / 7) === 3 ? 0 : 5));
  expect([...closing({ columns: 7, rows: 7, values }, 1)]).toEqual(new Array(49).fill(5));
});
