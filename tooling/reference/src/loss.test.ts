import { describe, expect, test } from 'vitest';
import {
  argmax,
  binaryCrossEntropy,
  crossEntropy,
  distillationLoss,
  meanLoss,
  soften,
  softmax,
  squaredError,
  tensor,
} from './index.js';

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

test('binaryCrossEntropy(z, targets) is the mean over the outputs of −ln of the probability of the target', () => {
  // Probabilities 1/2 and 3/4 of the targets 1 and 0, then 1 and 0.
  const z = tensor([2, 2], [0, LN3, 1000, -1000]);
  const { values } = binaryCrossEntropy(z, tensor([2, 2], [1, 0, 1, 1]));
  expect(values[0]).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 15);
  expect(values[1]).toBe(500);
});

test('squaredError(y, targets) is the mean over the outputs of the squares of the differences', () => {
  expect([...squaredError(tensor([1, 2], [1, 5]), tensor([1, 2], [0, 2])).values]).toEqual([5]);
});

test('soften(p, T) is the softmax of the logits divided by T', () => {
  const [z, half] = [tensor([2, 3], [1, 4, 2, -1, -3, 0]), tensor([2, 3], [0.5, 2, 1, -0.5, -1.5, 0])];
  const found = soften(softmax(z), 2).values;
  for (const [at, value] of softmax(half).values.entries()) expect(found[at]).toBeCloseTo(value, 15);
});

describe('distillationLoss(z, hard, { targets, weight, temperature })', () => {
  const z = tensor([1, 2], [0, LN3]);
  const hard = tensor([1], [2]);

  test('adds T² times the divergence from the softened targets to the loss of the labels', () => {
    // Probabilities 1/4 and 3/4 at temperature 2: 1 / (1 + √3) and √3 / (1 + √3). The targets stay 1/2.
    const q = 1 / (1 + Math.sqrt(3));
    const divergence = 0.5 * Math.log(0.5 / q) + 0.5 * Math.log(0.5 / (1 - q));
    const targets = tensor([1, 2], [0.5, 0.5]);
    const { values } = distillationLoss(z, hard, { targets, weight: 0.75, temperature: 2 });
    expect(values[0]).toBeCloseTo(0.25 * 2 + 0.75 * 4 * divergence, 14);
  });

  test('is 0 for a student that equals its teachers and does not learn the labels', () => {
    const { values } = distillationLoss(z, hard, { targets: softmax(z), weight: 1, temperature: 3 });
    expect(values[0]).toBeCloseTo(0, 15);
  });

  test('leaves out classes whose target is 0', () => {
    const targets = tensor([1, 2], [0, 1]);
    const { values } = distillationLoss(z, hard, { targets, weight: 1, temperature: 1 });
    expect(values[0]).toBeCloseTo(Math.log(4 / 3), 15);
  });
});

test('meanLoss(losses) is their mean, with the gradient 1 / batch with respect to each', () => {
  expect(meanLoss(tensor([4], [1, 2, 3, 6]))).toEqual({
    loss: 3,
    dLosses: tensor([4], [0.25, 0.25, 0.25, 0.25]),
  });
});
