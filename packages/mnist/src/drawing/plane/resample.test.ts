import { describe, expect, test } from 'vitest';
import { type Rows, resample } from './resample.js';

function rows(width: number, height: number, value: (x: number, y: number) => number): Rows {
  return {
    width,
    height,
    readRow(y, row) {
      for (let x = 0; x < width; x++) row[x] = value(x, y);
    },
  };
}
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

describe('resample(source, width, height)', () => {
  test('keeps an image of the same size', () => {
    const value = (x: number, y: number): number => 10 * y + x;
    expect([...resample(rows(3, 2, value), 3, 2)]).toEqual([0, 1, 2, 10, 11, 12]);
  });

  test('averages whole pixels', () => {
    expect([
      ...resample(
        rows(4, 4, (x, y) => 4 * y + x),
        2,
        2,
      ),
    ]).toEqual([2.5, 4.5, 10.5, 12.5]);
  });

  test('averages fractions of pixels by their area', () => {
    // Five pixels become two, each with an area of 2.5.
    expect([
      ...resample(
        rows(5, 1, (x) => x),
        2,
        1,
      ),
    ]).toEqual(close([(0 + 1 + 2 / 2) / 2.5, (2 / 2 + 3 + 4) / 2.5]));
  });

  test('interpolates between two pixels to enlarge, and is constant beyond the last one', () => {
    // Two pixels become four with centers at -1/4, 1/4, 3/4 and 5/4.
    expect([
      ...resample(
        rows(2, 1, (x) => 8 * x),
        4,
        1,
      ),
    ]).toEqual(close([0, 2, 6, 8]));
    expect([
      ...resample(
        rows(1, 1, () => 7),
        3,
        2,
      ),
    ]).toEqual([7, 7, 7, 7, 7, 7]);
  });

  test.each([
    [37, 11],
    [11, 37],
    [20_000, 20],
    [28, 28],
  ])('keeps a uniform image uniform and a gradient nearly linear, %i to %i', (from, to) => {
    expect([
      ...resample(
        rows(from, 3, () => 5),
        to,
        2,
      ),
    ]).toEqual(close(new Array(to * 2).fill(5)));
    const slope = resample(
      rows(from, 1, (x) => (x + 0.5) / from),
      to,
      1,
    );
    const most = Math.max(...slope.map((value, x) => Math.abs(value - (x + 0.5) / to)));
    expect(most).toBeLessThan(0.5 / from);
  });

  test('shrinks one axis and enlarges the other', () => {
    expect([
      ...resample(
        rows(4, 1, (x) => x),
        2,
        2,
      ),
    ]).toEqual([0.5, 2.5, 0.5, 2.5]);
  });
});
