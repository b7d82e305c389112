import { expect, test } from 'vitest';
import { softmin } from '../../model-file/softmin.js';
import { summarizePenalties } from './penalty-summary.js';

test('summarizePenalties(labels, probabilities, scores) counts the images that are most probably no digit', () => {
  const far = Array<number>(9).fill(50);
  const penalties = Float32Array.from([0, ...far, 3, ...far, 2, 0.5, ...far.slice(1)]);
  const { probabilities, noneOfThese } = softmin(penalties, 1);
  const labels = Uint8Array.of(0, 0, 0);
  expect(summarizePenalties(labels, probabilities, { penalties, noneOfThese })).toEqual({
    trueClass: 5 / 3,
    nearestOther: (50 + 50 + 0.5) / 3,
    // Of the three images, only the second has no penalty below 1.
    noneOfThese: {
      images: 1,
      probability: expect.closeTo(
        (1 / (1 + Math.exp(1)) + 1 / (1 + Math.exp(-2)) + 1 / (1 + Math.exp(-1) + Math.exp(0.5))) / 3,
        6,
      ),
    },
  });
});
