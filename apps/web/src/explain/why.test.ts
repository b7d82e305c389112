import { expect, test } from 'vitest';
import { backward, lossOf } from './backward.js';
import { forward } from './forward.js';
import { answerOf, MAX_NUDGE, nudge, smallestNudge } from './nudge.js';
import { covered, occlusion, PATCH } from './occlusion.js';
import { scoreGradient } from './score-gradient.js';
import { initialWeights } from './weights.js';

const LABEL = 3;
const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 89 + (i % 28) ** 2) % 256);
const weights = initialWeights(7);
const activations = forward(pixels, weights);

/** What a generator returns. */
function resultOf<Result>(job: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = job.next();
    if (done) return value as Result;
  }
}

test('scoreGradient() is the slope of the score between a pixel one step darker and one step lighter', () => {
  const gradient = scoreGradient(activations, weights, LABEL);
  for (const at of [1, 100, 405, 700]) {
    const score = (change: number): number =>
      forward(
        pixels.map((value, i) => (i === at ? value + change : value)),
        weights,
      ).logits[LABEL]!;
    expect((score(1) - score(-1)) / (2 / 255)).toBeCloseTo(gradient[at]!, 4);
  }
});

test('occlusion() is, at each pixel, the mean fall of the probability over the squares that cover it', () => {
  const digit = new Uint8Array(784);
  for (let y = 6; y < 22; y++) digit.fill(255, y * 28 + 13, y * 28 + 16);
  const map = resultOf(occlusion(digit, weights, LABEL));
  const probability = (input: Uint8Array): number => forward(input, weights).probabilities[LABEL]!;
  const fall = (left: number, top: number): number =>
    probability(digit) - probability(covered(digit, left, top));
  const [x, y] = [14, 10];
  const starts = (at: number): number[] =>
    Array.from({ length: 13 }, (_, i) => 2 * i).filter((start) => start <= at && at < start + PATCH);
  const falls = starts(y).flatMap((top) => starts(x).map((left) => fall(left, top)));
  expect(falls.length).toBeGreaterThan(1);
  expect(map[y * 28 + x]).toBeCloseTo(falls.reduce((sum, value) => sum + value, 0) / falls.length, 12);
  // No square that covers this corner covers ink.
  expect(map[0]).toBe(0);
  expect(map.every(Number.isFinite)).toBe(true);
});

test('nudge() changes no pixel by more than the strength, and raises the loss', () => {
  const gradient = backward(activations, weights, LABEL).input.values;
  const changed = nudge(pixels, gradient, 0.05);
  const largest = Math.max(...changed.map((value, at) => Math.abs(value - pixels[at]!)));
  expect(largest).toBeLessThanOrEqual(Math.round(255 * 0.05));
  expect(lossOf(forward(changed, weights), LABEL)).toBeGreaterThan(lossOf(activations, LABEL));
  expect(nudge(pixels, gradient, 0)).toEqual(pixels);
});

test('smallestNudge() is the first strength in steps of 1/255 with another answer', () => {
  const answer = answerOf(activations);
  const gradient = backward(activations, weights, answer).input.values;
  const found = resultOf(smallestNudge(pixels, gradient, weights));
  const answerAt = (strength: number): number =>
    answerOf(forward(nudge(pixels, gradient, strength), weights));
  expect(found).not.toBe(null);
  const { strength, label } = found!;
  expect([answerAt(strength), answerAt(strength - 1 / 255)]).toEqual([label, answer]);
  expect(label).not.toBe(answer);
  expect(resultOf(smallestNudge(pixels, new Float64Array(784), weights))).toBe(null);
  expect(strength).toBeLessThanOrEqual(MAX_NUDGE);
});
