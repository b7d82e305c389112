import { describe, expect, test } from 'vitest';
import { argmax, crossEntropy, meanLoss, softmax, tensor } from './index.js';

const LN3 = Math.log(3);

test('softmax(z) divides exponentials by their sum, row by row', () => {
  const p = softmax(tensor([2, 2], [0, LN3, 5, 5]));
  for (const [at, value] of [0.25, 0.75, 0.5, 0.5].entries()) expect(p.values[at]).toBeCloseTo(value, 15);
});

test('softmax(z) does not overflow', () => {
  expect([...softmax(tensor([1, 2], [1000, 0])).values]).toEqual([1, 0]);
});

test('argmax(z) is the class of the largest logit, the first of equal ones', () => {
  expect(argmax(tensor([2, 3], [1, 4, 4, -1, -3, -2]))).toEqual([1, 0]);
});

describe('crossEntropy(z, labels, smoothing)', () => {
  test('is −ln of the probability of the label', () => {
    const { values } = crossEntropy(tensor([2, 2], [0, LN3, 0, LN3]), [0, 1]);
    expect(values[0]).toBeCloseTo(Math.log(4), 15);
    expect(values[1]).toBeCloseTo(Math.log(4 / 3), 15);
  });

  test('spreads a fraction of the target over all classes', () => {
    // Targets 0.9 and 0.1 of probabilities 1/4 and 3/4.
    const { values } = crossEntropy(tensor([1, 2], [0, LN3]), [0], 0.2);
    expect(values[0]).toBeCloseTo(0.9 * Math.log(4) + 0.1 * Math.log(4 / 3), 15);
  });

  test('is finite if the probability rounds to 0', () => {
    expect(crossEntropy(tensor([1, 2], [1000, 0]), [1]).values[0]).toBe(1000);
  });
});

test('meanLoss(losses) is their mean, with the gradient 1 / batch with respect to each', () => {
  expect(meanLoss(tensor([4], [1, 2, 3, 6]))).toEqual({
    loss: 3,
    dLosses: tensor([4], [0.25, 0.25, 0.25, 0.25]),
  });
});
