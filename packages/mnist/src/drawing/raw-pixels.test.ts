import { expect, test } from 'vitest';
import { draw } from '../testing/drawings.js';
import { rawPixels } from './raw-pixels.js';

test('rawPixels(image) copies the grays of a 28×28 image, of any number of channels', () => {
  const { values } = draw(28, 28, (x, y) => 9 * x + (y % 3));
  const image = { width: 28, height: 28 };
  const colors = Uint8Array.from([...values].flatMap((value) => [value, value, value, 255]));
  expect(rawPixels({ ...image, data: values })).toEqual(values);
  expect(rawPixels({ ...image, data: colors })).toEqual(values);
  expect(rawPixels({ ...image, data: new Uint8Array(28 * 28 * 4) })).toEqual(new Uint8Array(784));
});

test('rawPixels(image) rejects an image of another size', () => {
  expect(() => rawPixels({ width: 28, height: 29, data: new Uint8Array(28 * 29) })).toThrow(
    'image has the wrong size (28×29) — use an image of 28×28 pixels',
  );
});
