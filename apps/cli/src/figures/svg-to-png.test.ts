import { curvesFigure, filtersFigure } from '@lenet5/report';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { svgToPng } from './svg-to-png.js';

/** The size of the figure in its own units. */
function sizeOf(svg: string): number[] {
  return [...(/ width="(\d+)" height="(\d+)"/.exec(svg) ?? [])].slice(1).map(Number);
}

test('svgToPng(svg) draws a figure on white, two pixels per unit, with its text', async () => {
  const history = { loss: [1, 0.5], accuracy: [0.5, 0.75], val_loss: [], val_accuracy: [] };
  const svg = curvesFigure({ runs: [{ name: 'a', history }], standalone: true });
  const { width, height, data, channels } = decode(await svgToPng(svg));
  expect([width, height]).toEqual(sizeOf(svg).map((side) => 2 * side));
  expect([...data.subarray(0, channels)]).toEqual([255, 255, 255, 255]);
  // The title is at the top left: without a typeface, these pixels are white.
  const title = Array.from({ length: 40 }, (_, row) =>
    data.subarray(row * width * channels, (row * width + 160) * channels),
  );
  expect(title.some((row) => row.some((value) => value < 100))).toBe(true);
});

test('svgToPng(svg) draws the pixels of filters with sharp edges', async () => {
  // One filter of two weights: the largest positive and the largest negative.
  const svg = filtersFigure([1, -1], [1, 2, 1, 1], { standalone: true });
  const [image = ''] = /<image[^>]*>/.exec(svg) ?? [];
  const read = (name: string): number => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(image)?.[1]);
  const { width, data, channels } = decode(await svgToPng(svg));
  const row = Math.round(2 * (read('y') + read('height') / 2));
  const colors = new Set<string>();
  for (let column = 0; column < 2 * read('width'); column++) {
    const at = (row * width + Math.round(2 * read('x')) + column) * channels;
    colors.add(data.subarray(at, at + 3).join());
  }
  // Two weights, the frame and its edges; a smooth picture has as many as it has columns.
  expect(colors.size).toBeGreaterThan(1);
  expect(colors.size).toBeLessThan(12);
});
