import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { markElements, readSvg, textsIn } from '../testing/read-svg.js';
import { filtersFigure } from './filters-figure.js';

const BLUE = [47, 125, 225];
const ORANGE = [217, 106, 26];

/** Distinct signed weights with the largest magnitude 1. */
function weightsOf(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 1 : -1) * (1 - i / count));
}

function bitmap(svg: string): { width: number; at: (x: number, y: number) => number[] } {
  const [picture] = markElements(readSvg(svg), 'image');
  const { width, channels, data } = decode(
    Buffer.from(picture?.getAttribute('href')?.split(',')[1] ?? '', 'base64'),
  );
  const at = (x: number, y: number): number[] =>
    Array.from(data.slice((y * width + x) * channels).slice(0, 4));
  return { width, at };
}

test('filtersFigure(weights, shape) draws weight [row, column, input, filter] in tile (filter, input) by sign and magnitude', () => {
  const [height, width, inputs, filters] = [3, 2, 2, 4];
  const weights = weightsOf(height * width * inputs * filters);
  const { at } = bitmap(filtersFigure(weights, [height, width, inputs, filters]));
  let index = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let input = 0; input < inputs; input++) {
        for (let filter = 0; filter < filters; filter++, index++) {
          const weight = weights[index]!;
          const expected = [...(weight < 0 ? ORANGE : BLUE), Math.round(255 * Math.abs(weight))];
          expect(at(filter * (width + 1) + column, input * (height + 1) + row)).toEqual(expected);
        }
      }
    }
  }
  expect(at(width, 0)[3]).toBe(0);
  expect(at(0, height)[3]).toBe(0);
});

test('filtersFigure(weights, shape) has a legend from minus to plus the largest magnitude', () => {
  const texts = textsIn(readSvg(filtersFigure(Float32Array.of(-0.5, 0, 0.25, 0.125), [2, 2, 1, 1])));
  expect(texts).toEqual(expect.arrayContaining(['−0.50', '0', '0.50', 'weight']));
});

test('filtersFigure(weights, shape) frames every tile and numbers filters and inputs', () => {
  const root = readSvg(filtersFigure(weightsOf(2400), [5, 5, 6, 16]));
  expect(markElements(root, 'rect')).toHaveLength(16 * 6 + 1);
  const numbers = markElements(root, 'text').map((text) => text.textContent);
  expect(numbers.slice(0, 16)).toEqual(Array.from({ length: 16 }, (_, i) => String(i)));
  expect(root.querySelector('desc')?.textContent).toBe(
    '16 filters of 5 × 5 weights for each of 6 input channels; the weights are between −1.000 and 1.000.',
  );
});

test('filtersFigure(weights, shape) draws only the first filters and inputs of a large layer', () => {
  const root = readSvg(filtersFigure(weightsOf(9 * 20 * 40), [3, 3, 20, 40]));
  expect(markElements(root, 'rect')).toHaveLength(32 * 16 + 1);
  expect(textsIn(root)).toEqual(
    expect.arrayContaining(['filter (first 32 of 40)', 'input (first 16 of 20)']),
  );
});

test('filtersFigure(weights, shape) leaves zero and NaN transparent', () => {
  expect(bitmap(filtersFigure(new Float32Array(4), [2, 2, 1, 1])).at(0, 0)[3]).toBe(0);
  const svg = filtersFigure(Float32Array.of(Number.NaN, 1, -1, 0), [2, 2, 1, 1]);
  expect(bitmap(svg).at(0, 0)[3]).toBe(0);
  expect(svg).not.toMatch(/NaN/);
});

test('filtersFigure(weights, shape) rejects an invalid shape and a wrong length', () => {
  expect(() => filtersFigure(weightsOf(25), [5, 5])).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: shape is not the shape of a convolution ([5, 5]) — use [kernel height, kernel width, inputs, filters], each at least 1]`,
  );
  expect(() => filtersFigure(weightsOf(25), [5, 5, 1, 6])).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: weights has the wrong length (25) — use 150 values for the shape [5, 5, 1, 6]]`,
  );
});
