import { expect, test } from 'vitest';
import { fitBox } from './fit-box.js';

test('fitBox(box, side) keeps the aspect ratio, rounded to at least one pixel', () => {
  expect(fitBox({ width: 50, height: 100 }, 20)).toEqual({ width: 10, height: 20 });
  expect(fitBox({ width: 7, height: 3 }, 20)).toEqual({ width: 20, height: 9 });
  expect(fitBox({ width: 1, height: 1 }, 20)).toEqual({ width: 20, height: 20 });
  expect(fitBox({ width: 20_000, height: 10 }, 20)).toEqual({ width: 20, height: 1 });
});
