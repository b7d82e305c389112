import { PIXELS } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { decodePixels, encodePixels } from './pixels-in-address.js';

test('decodePixels(encodePixels(pixels)) keeps 16 gray levels', () => {
  const pixels = Uint8Array.from({ length: PIXELS }, (_, i) => (i * 31) % 256);
  const text = encodePixels(pixels);
  expect(text).toMatch(/^[\w-]{523}$/);
  const back = decodePixels(text)!;
  for (const [i, value] of pixels.entries()) expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(9);
  expect(encodePixels(back)).toBe(text);
});

test('decodePixels(text) is undefined for text that encodes no drawing', () => {
  for (const text of ['', 'abc', '%%%', 'A'.repeat(524)]) expect(decodePixels(text)).toBeUndefined();
});
