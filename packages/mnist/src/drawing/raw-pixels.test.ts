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

test('rawPixels(image) scales an image of another size, without inverting, cropping or centering it', () => {
  const data = new Uint8Array(56 * 56).fill(200);
  data.fill(100, 0, 56 * 28);
  const pixels = rawPixels({ width: 56, height: 56, data });
  expect([pixels[0], pixels[13 * 28], pixels[14 * 28], pixels.at(-1)]).toEqual([100, 100, 200, 200]);
  const small = rawPixels({ width: 1, height: 1, data: Uint8Array.of(9) });
  expect(small).toEqual(new Uint8Array(784).fill(9));
});

test('rawPixels(image, shape) converts the channels', () => {
  const rgba = { width: 1, height: 1, data: Uint8Array.of(200, 100, 50, 51) };
  const luma = Math.round((0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50) * 10_000) / 10_000;
  expect([...rawPixels(rgba, [1, 1, 4])]).toEqual([200, 100, 50, 51]);
  // On black: a fifth of the colors.
  expect([...rawPixels(rgba, [1, 1, 3])]).toEqual([40, 20, 10]);
  expect([...rawPixels(rgba, [1, 1, 2])]).toEqual([Math.round(luma), 51]);
  expect([...rawPixels(rgba, [1, 1, 1])]).toEqual([Math.round(luma / 5)]);
  const gray = { width: 1, height: 1, data: Uint8Array.of(7) };
  expect([...rawPixels(gray, [1, 1, 4])]).toEqual([7, 7, 7, 255]);
});
