import { expect, test } from 'vitest';
import { mostConfidentMistakes } from './most-confident-mistakes.js';

const labels = Uint8Array.of(0, 0, 1, 1, 0);
const probabilities = Float32Array.of(0.25, 0.75, 1, 0, 0.875, 0.125, 0.75, 0.25, 0.25, 0.75);

test('mostConfidentMistakes(labels, probabilities, classes, count) sorts by confidence, then by index', () => {
  expect(mostConfidentMistakes(labels, probabilities, 2, 10)).toEqual([
    { index: 2, label: 1, predicted: 0, confidence: 0.875 },
    { index: 0, label: 0, predicted: 1, confidence: 0.75 },
    { index: 3, label: 1, predicted: 0, confidence: 0.75 },
    { index: 4, label: 0, predicted: 1, confidence: 0.75 },
  ]);
});

test('mostConfidentMistakes(labels, probabilities, classes, count) returns at most count mistakes', () => {
  expect(mostConfidentMistakes(labels, probabilities, 2, 2).map(({ index }) => index)).toEqual([2, 0]);
  expect(mostConfidentMistakes(labels, probabilities, 2, 0)).toEqual([]);
  expect(mostConfidentMistakes(Uint8Array.of(0), Float32Array.of(1, 0), 2, 5)).toEqual([]);
});

test('mostConfidentMistakes(labels, probabilities, classes, count) rejects arguments that do not match', () => {
  expect(() => mostConfidentMistakes(labels, probabilities, 2, -1)).toThrow(
    'count is invalid (-1) — use an integer of at least 0',
  );
  expect(() => mostConfidentMistakes(labels, probabilities, 3, 1)).toThrow(
    'probabilities has the wrong length (10) — use 15 values (5 rows of 3)',
  );
});
