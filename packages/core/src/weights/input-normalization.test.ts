import { expect, test } from 'vitest';
import { foldNormalization, unfoldNormalization } from './input-normalization.js';

const NORMALIZATION = { mean: 0.25, std: 0.5 };

// A dense layer of three inputs and two outputs, and one more weight.
const weights = [
  { name: 'a/kernel', shape: [3, 2], values: Float32Array.of(1, -2, 0.5, 4, -3, 8) },
  { name: 'a/bias', shape: [2], values: Float32Array.of(0.5, -1) },
  { name: 'b/kernel', shape: [2, 1], values: Float32Array.of(7, 9) },
];

const dense = ([kernel, bias]: typeof weights, x: readonly number[]) =>
  Array.from(bias!.values, (b, output) =>
    x.reduce((sum, value, input) => sum + value * kernel!.values[input * 2 + output]!, b),
  );

test('foldNormalization(weights, normalization) gives the same outputs for pixels as for normalized inputs', () => {
  const pixels = [0, 0.75, 1];
  const normalized = pixels.map((x) => (x - 0.25) / 0.5);
  const folded = foldNormalization(weights, NORMALIZATION);
  expect(dense(folded as typeof weights, pixels)).toEqual(dense(weights, normalized));
  expect(folded[2]).toEqual(weights[2]);
});

test('foldNormalization(weights, normalization) takes a mean and a standard deviation of each channel', () => {
  // Three channels of one pixel.
  const pixels = [0, 0.75, 1];
  const [mean, std] = [
    [0.25, 0.5, 0],
    [0.5, 0.25, 2],
  ];
  const normalized = pixels.map((x, channel) => (x - mean[channel]!) / std[channel]!);
  const folded = foldNormalization(weights, { mean, std });
  expect(dense(folded as typeof weights, pixels)).toEqual(dense(weights, normalized));
  const shared = foldNormalization(weights, { mean: [0.25], std: [0.5] });
  expect(shared).toEqual(foldNormalization(weights, NORMALIZATION));
});

test('unfoldNormalization() is its inverse', () => {
  expect(unfoldNormalization(foldNormalization(weights, NORMALIZATION), NORMALIZATION)).toEqual(weights);
});
