import { describe, expect, test } from 'vitest';
import type { Channels, CheckedImage } from '../source-image.js';
import { isTransparent, toGray } from './gray.js';

const pixel = (channels: Channels, ...values: number[]): CheckedImage => ({
  width: values.length / channels,
  height: 1,
  data: Uint8Array.from(values),
  channels,
});
const grays = (image: CheckedImage, background = 255): number[] => [...toGray(image, background).values];

describe('toGray(image, background)', () => {
  test('weights red, green and blue as in ITU-R BT.709', () => {
    expect(grays(pixel(3, 255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30))).toEqual([
      Math.round(0.2126 * 255),
      Math.round(0.7152 * 255),
      Math.round(0.0722 * 255),
      Math.round(2.126 + 14.304 + 2.166),
    ]);
  });

  test('keeps grays, in color images too', () => {
    const all = Array.from({ length: 256 }, (_, gray) => gray);
    expect(grays(pixel(1, ...all))).toEqual(all);
    expect(grays(pixel(3, ...all.flatMap((gray) => [gray, gray, gray])))).toEqual(all);
    expect(grays(pixel(4, ...all.flatMap((gray) => [gray, gray, gray, 255])))).toEqual(all);
  });

  test('blends transparent pixels with the background', () => {
    expect(grays(pixel(2, 0, 255, 0, 0, 0, 51), 255)).toEqual([0, 255, 204]);
    expect(grays(pixel(4, 255, 255, 255, 102, 9, 9, 9, 0), 0)).toEqual([102, 0]);
  });

  test('is exactly negative for a negative', () => {
    const colors = Array.from({ length: 3000 }, (_, index) => (index * index * 7 + index) % 256);
    const gray = grays(pixel(3, ...colors));
    expect(grays(pixel(3, ...colors.map((value) => 255 - value)))).toEqual(gray.map((value) => 255 - value));
  });
});

test('isTransparent(image) depends only on alpha', () => {
  expect(isTransparent(pixel(4, 0, 0, 0, 255))).toBe(false);
  expect(isTransparent(pixel(4, 0, 0, 0, 255, 0, 0, 0, 254))).toBe(true);
  expect(isTransparent(pixel(2, 0, 255, 0, 7))).toBe(true);
  expect(isTransparent(pixel(3, 0, 0, 0))).toBe(false);
});
