import { expect, test } from 'vitest';
import { stretch } from './stretch.js';

test('stretch(values) makes the darkest quarter of the inked pixels full ink and scales the others', () => {
  const values = Float64Array.of(0, 0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.5, 0.5, 0.6);
  // Eight values exceed a quarter of 0.6; the seventh is 0.5.
  expect([...stretch(values)]).toEqual([0, 51, 102, 153, 204, 204, 204, 255, 255, 255]);
});

test('stretch(values) keeps full ink and blank paper', () => {
  expect([...stretch(Float64Array.of(0, 1, 0.5, 1))]).toEqual([0, 255, 128, 255]);
  expect([...stretch(new Float64Array(3))]).toEqual([0, 0, 0]);
});
