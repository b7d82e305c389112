import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { HOSTILE } from '../testing/published-run.js';
import { markElements, readSvg, textsIn, xmlFault } from '../testing/read-svg.js';
import { digitsFigure, type PredictedImage } from './digits-figure.js';

function image(index: number): PredictedImage {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 7 + index * 31) % 256);
  return { index, label: index % 10, predicted: (index + 1) % 10, confidence: 0.9 - index / 100, pixels };
}

function decoded(picture: Element): ReturnType<typeof decode> {
  const [type, data] = (picture.getAttribute('href') ?? '').split(',');
  expect(type).toBe('data:image/png;base64');
  return decode(Buffer.from(data ?? '', 'base64'));
}

test('digitsFigure(images) draws every pixel, five images per row, without smoothing', () => {
  const images = [0, 1, 2, 3, 4, 5].map(image);
  const pictures = markElements(readSvg(digitsFigure(images)), 'image');
  expect(pictures).toHaveLength(6);
  pictures.forEach((picture, i) => {
    const { width, height, channels, data } = decoded(picture);
    expect([width, height, channels]).toEqual([28, 28, 1]);
    expect(Array.from(data)).toEqual(Array.from(images[i]!.pixels));
    expect(picture.getAttribute('x')).toBe(String(12 + 74 * (i % 5)));
    expect(picture.getAttribute('y')).toBe(String(10 + 114 * Math.floor(i / 5)));
    expect(picture.getAttribute('image-rendering')).toBe('pixelated');
  });
});

test('digitsFigure(images) shows true class, predicted class and probability', () => {
  const texts = textsIn(readSvg(digitsFigure([image(3)])));
  expect(texts).toEqual(['true 3', 'pred. 4', '87.0\u00A0%']);
});

test('digitsFigure(images) describes the images in text', () => {
  const wrong = { ...image(18), label: 3, predicted: 5 };
  const right = { ...image(2), label: 7, predicted: 7, confidence: 0.999 };
  expect(readSvg(digitsFigure([wrong, right])).querySelector('desc')?.textContent).toBe(
    'Image 18: 3 predicted as 5 with 72.0\u00A0%. Image 2: 7 predicted as 7 with 99.9\u00A0%.',
  );
});

test('digitsFigure(images, options) accepts other image sizes, columns and class names', () => {
  const images = [0, 1, 2].map((i) => ({ ...image(i), pixels: [0, 255, 128, 7] }));
  const root = readSvg(
    digitsFigure(images, { columns: 2, classNames: ['T-shirt/top', 'Trouser', 'Bag', 'Boot'] }),
  );
  expect(decoded(markElements(root, 'image')[0]!).width).toBe(2);
  expect(textsIn(root)).toContain('true T-shirt/top');
  const ys = markElements(root, 'image').map((picture) => picture.getAttribute('y'));
  expect(ys).toEqual(['10', '10', '124']);
});

test('digitsFigure([]) is an empty figure', () => {
  expect(readSvg(digitsFigure([])).querySelector('desc')?.textContent).toBe('No images.');
});

test('digitsFigure(images, options) escapes class names', () => {
  const svg = digitsFigure([image(0)], { classNames: [HOSTILE, HOSTILE] });
  expect(svg).not.toMatch(/<script|<img|onerror="/);
  expect(xmlFault(svg.replace(/<style>[^<]*<\/style>/, ''))).toBeNull();
});

test('digitsFigure(images) rejects an image that is not square and reports its path', () => {
  const bad = { ...image(1), pixels: new Uint8Array(783) };
  expect(() => digitsFigure([image(0), bad])).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: images[1].pixels is not square (783 pixels) — use size × size pixels, 784 for MNIST]`,
  );
});
