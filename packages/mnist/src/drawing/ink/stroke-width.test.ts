import { describe, expect, test } from 'vitest';
import type { Rows } from '../plane/resample.js';
import { adjustStrokes } from './stroke-width.js';

/** A ring, as a pen of a width draws it around a center line, cropped to its ink. */
function ring(diameter: number, width: number): Rows {
  const side = diameter + width;
  const readRow = (y: number, row: Float64Array): void => {
    for (let x = 0; x < side; x++) {
      const away = Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) - diameter / 2;
      row[x] = Math.min(1, Math.max(0, width / 2 - Math.abs(away) + 0.5));
    }
  };
  return { width: side, height: side, readRow };
}

/** The width of the line of a ring in 20 pixels, from its area: A = π · (side − width) · width. */
function widthOf(rows: Rows): number {
  let area = 0;
  const row = new Float64Array(rows.width);
  for (let y = 0; y < rows.height; y++) {
    rows.readRow(y, row);
    area += row.reduce((sum, value) => sum + value, 0);
  }
  const side = rows.width;
  return (20 / side) * ((side - Math.sqrt(side * side - (4 * area) / Math.PI)) / 2);
}

describe('adjustStrokes(digit, 20)', () => {
  test.each([
    [200, 20],
    [40, 5],
  ])('returns a ring of diameter %i and usual width %i itself', (diameter, width) => {
    const digit = ring(diameter, width);
    expect(adjustStrokes(digit, 20)).toEqual({ rows: digit, change: 'unchanged' });
  });

  test.each([
    ['thinned', 100, 40, 3.1],
    ['thinned', 30, 10, 3.1],
    ['thickened', 200, 8, 1.6],
    ['thickened', 300, 2, 1.6],
  ])(
    'returns %s lines of a ring of diameter %i and width %i',
    (expectedChange, diameter, width, expected) => {
      const { rows, change } = adjustStrokes(ring(diameter, width), 20);
      expect(change).toBe(expectedChange);
      expect(Math.abs(widthOf(rows) / expected - 1)).toBeLessThan(0.1);
    },
  );

  test('opens a loop that is nearly closed as if it had been drawn with a finer pen', () => {
    const { rows: thin } = adjustStrokes(ring(20, 14), 20);
    const middle = new Float64Array(thin.width);
    thin.readRow(Math.floor(thin.height / 2), middle);
    const paper = middle.filter((value) => value === 0).length / middle.length;
    // (20 − 14) / (20 + 14) = 0.18 of the width was paper; with a line of 3.1 of 20 pixels it is 1 − 6.2 / 20.
    expect(paper).toBeGreaterThan(0.6);
  });

  test('keeps the shape of a disk', () => {
    const disk = ring(0, 60);
    const { width, height } = adjustStrokes(disk, 20).rows;
    expect(width).toBe(height);
  });
});
