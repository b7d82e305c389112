import { expect, test } from 'vitest';
import { addScores } from './score.js';

test('addScores(scores) adds the sums and concatenates the step losses', () => {
  const first = { images: 64, lossSum: 96, correct: 20, stepLosses: Float32Array.of(2, 1) };
  const second = { images: 8, lossSum: 4, correct: 5, stepLosses: Float32Array.of(0.5) };
  expect(addScores([first, second])).toEqual({
    images: 72,
    lossSum: 100,
    correct: 25,
    stepLosses: Float32Array.of(2, 1, 0.5),
  });
});

test('addScores([]) is a score of no images', () => {
  expect(addScores([])).toEqual({ images: 0, lossSum: 0, correct: 0, stepLosses: new Float32Array() });
});
