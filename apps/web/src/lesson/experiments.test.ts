import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { distort, UNDISTORTED } from '../digit/distort.js';
import { backward, lossOf } from '../explain/backward.js';
import { forward } from '../explain/forward.js';
import { TRAINED_LAYERS } from '../explain/weights.js';
import { readInt8Weights } from '../network/int8-weights.js';
import {
  bestMatch,
  changeOfLayers,
  lossAfterStep,
  movedMap,
  quarterTurn,
  strongestPlace,
} from './experiments.js';

const shipped = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../../generated/shipped/${name}`, import.meta.url)));

const { weights } = readInt8Weights(shipped('network.int8'));
const labels = shipped('sample-labels.bin');
const images = Uint8Array.from(inflateSync(shipped('sample-images.bin')));
const digit = (index: number): Uint8Array => images.slice(784 * index, 784 * (index + 1));

test('quarterTurn() is the answer of the network to the digit turned by 90 degrees', () => {
  const { answer, probability } = quarterTurn(digit(0), weights);
  const turned = distort(digit(0), { ...UNDISTORTED, rotate: 90 });
  const { probabilities } = forward(turned, weights);
  expect(probabilities[answer]).toBe(probability);
  expect(Math.max(...probabilities)).toBe(probability);
});

test('bestMatch() is the unit with the largest value of C1', () => {
  const present = forward(digit(0), weights);
  const { channel, y, x, value } = bestMatch(present);
  expect(present.conv1.values[(y * 24 + x) * 6 + channel]).toBe(value);
  expect(Math.max(...present.conv1.values)).toBe(value);
});

test('movedMap(): a convolution moves with its input, as long as no ink leaves the image', () => {
  const { fromMoved, fromSame } = movedMap(digit(0), weights, 3);
  expect(fromMoved).toBeLessThan(1e-12);
  expect(fromSame).toBeGreaterThan(0.1);
});

test('changeOfLayers(): the mean of four values changes less than the values', () => {
  const { conv1, pool1 } = changeOfLayers(digit(0), weights);
  expect(pool1).toBeLessThan(conv1);
});

test('strongestPlace() is the part of nine that has the largest value', () => {
  const map = new Float64Array(784);
  map[20 * 28 + 12] = 0.4;
  map[3 * 28 + 3] = -0.9;
  expect(strongestPlace(map)).toEqual({ place: 7, drop: 0.4 });
});

test('lossAfterStep(): for a short step, the loss falls by η times the squared length of the gradient', () => {
  const [pixels, label] = [digit(18), labels[18]!];
  const present = forward(pixels, weights);
  const gradients = backward(present, weights, label);
  const squares = TRAINED_LAYERS.flatMap((layer) => {
    const { dKernel, dBias } = gradients.weights[layer];
    return [...dKernel, ...dBias].map((value) => value ** 2);
  });
  const length = squares.reduce((sum, value) => sum + value, 0);
  // A shorter step would be lost in the rounding of the weights to float32.
  const rate = 1e-4;
  const { before, after } = lossAfterStep(pixels, weights, label, rate);
  expect(before).toBe(lossOf(present, label));
  expect((before - after) / (rate * length)).toBeCloseTo(1, 1);
});
