import { expect, it } from 'vitest';
import { meanCorruptedAccuracy } from './robustness.js';

it('meanCorruptedAccuracy(robustness) is the mean over all corruptions and strengths, without the clean images', () => {
  const curves = [
    { corruption: 'blur', unit: 'px', strengths: [1, 2], accuracies: [0.9, 0.7] },
    { corruption: 'noise', unit: '', strengths: [1], accuracies: [0.5] },
  ];
  expect(meanCorruptedAccuracy({ curves })).toBeCloseTo(0.7, 12);
  expect(meanCorruptedAccuracy({ curves: [] })).toBeNaN();
});
