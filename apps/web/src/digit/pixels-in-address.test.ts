import { expect, test } from 'vitest';
import { decodePixels, encodePixels } from './pixels-in-address.js';

test('a drawing comes back from the address with sixteen greys', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 31) % 256);
  const text = encodePixels(pixels);
  expect(text).toMatch(/^[\w-]{523}$/);
  const back = decodePixels(text)!;
  for (const [i, value] of pixels.entries()) expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(9);
  expect(encodePixels(back)).toBe(text);
});

test('an address that holds no drawing is none', () => {
  for (const text of ['', 'abc', '%%%', 'A'.repeat(524)]) expect(decodePixels(text)).toBeUndefined();
});
