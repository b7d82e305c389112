import { describe, expect, test } from 'vitest';
import {
  adam,
  adjustGradients,
  initialMoments,
  type Optimizer,
  rmsprop,
  sgd,
  tensor,
  updateWeight,
  type WeightGradient,
} from './index.js';

describe('adam(weight, dWeight, moments, step, settings)', () => {
  test('keeps the running means of the gradient and of its square', () => {
    const weight = tensor([1], [0]);
    const moments = initialMoments(weight);
    const settings = { beta1: 0.5, beta2: 0.75 };
    adam(weight, tensor([1], [4]), moments, { learningRate: 0, t: 1 }, settings);
    expect([moments.m.values[0], moments.v.values[0]]).toEqual([2, 4]);
    adam(weight, tensor([1], [-2]), moments, { learningRate: 0, t: 2 }, settings);
    expect([moments.m.values[0], moments.v.values[0]]).toEqual([0, 4]);
  });

  test('moves by the learning rate at the first step, against the sign of the gradient', () => {
    const weight = tensor([2], [1, 1]);
    adam(
      weight,
      tensor([2], [1e-3, -50]),
      initialMoments(weight),
      { learningRate: 0.1, t: 1 },
      { epsilon: 0 },
    );
    expect(weight.values[0]).toBeCloseTo(0.9, 15);
    expect(weight.values[1]).toBeCloseTo(1.1, 15);
  });

  test('adds ε to the corrected or to the uncorrected root', () => {
    // g = 2 at step 1: m̂ = 2, √v̂ = 2, √v = 2 · √0.25 = 1.
    const settings = { beta1: 0.5, beta2: 0.75, epsilon: 1 };
    for (const [epsilonMode, expected] of [
      ['tfjs', -2 / 3], // m̂ / (√v̂ + ε)
      ['keras', -1 / 2], // √0.25 / 0.5 · m / (√v + ε), m = 1
    ] as const) {
      const weight = tensor([1], [0]);
      const step = { learningRate: 1, t: 1 };
      adam(weight, tensor([1], [2]), initialMoments(weight), step, { ...settings, epsilonMode });
      expect(weight.values[0]).toBeCloseTo(expected, 15);
    }
  });

  test('decays kernels but not biases', () => {
    const [kernel, bias] = [tensor([1, 2], [1, -2]), tensor([2], [1, -2])];
    for (const weight of [kernel, bias]) {
      const gradient = tensor(weight.shape, [0, 0]);
      adam(weight, gradient, initialMoments(weight), { learningRate: 0.5, t: 1 }, { weightDecay: 0.1 });
    }
    expect([...kernel.values]).toEqual([0.95, -1.9]);
    expect([...bias.values]).toEqual([1, -2]);
  });
});

test('sgd(weight, dWeight, moments, step, momentum) accumulates a velocity', () => {
  const weight = tensor([1], [1]);
  const moments = initialMoments(weight);
  sgd(weight, tensor([1], [2]), moments, { learningRate: 0.25 }, 0.5);
  expect([moments.m.values[0], weight.values[0]]).toEqual([2, 0.5]);
  sgd(weight, tensor([1], [2]), moments, { learningRate: 0.25 }, 0.5);
  expect([moments.m.values[0], weight.values[0]]).toEqual([3, -0.25]);
});

test.each<[Optimizer, Optimizer]>([
  [{ name: 'adam' }, { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, epsilonMode: 'tfjs' }],
  [{ name: 'adamw' }, { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 }],
  [{ name: 'sgd' }, { name: 'sgd', momentum: 0 }],
])('updateWeight(%j, …) takes the default settings %j', (brief, full) => {
  const [one, other] = [brief, full].map((optimizer) => {
    const weight = tensor([1, 2], [3, -4]);
    const moments = initialMoments(weight);
    for (let t = 1; t <= 3; t++) {
      updateWeight(optimizer, weight, tensor([1, 2], [t, 1e-4]), moments, { learningRate: 0.1, t });
    }
    return weight;
  });
  expect(one).toEqual(other);
  expect(one).not.toEqual(tensor([1, 2], [3, -4]));
});

test('sgd(…, momentum, nesterov) looks ahead by the momentum', () => {
  const weight = tensor([1], [1]);
  const moments = initialMoments(weight);
  // m = 2, then g + μ m = 3.
  sgd(weight, tensor([1], [2]), moments, { learningRate: 0.25 }, 0.5, true);
  expect([moments.m.values[0], weight.values[0]]).toEqual([2, 0.25]);
});

test('rmsprop(weight, dWeight, moments, step, settings) divides by the root of the mean square', () => {
  const weight = tensor([1], [1]);
  const moments = initialMoments(weight);
  const settings = { decay: 0.75, momentum: 0.5, epsilon: 3 };
  // v = 0.25 · 2² = 1, change = 0.5 · 2 / √(1 + 3) = 0.5.
  rmsprop(weight, tensor([1], [2]), moments, { learningRate: 0.5 }, settings);
  expect([moments.v.values[0], moments.m.values[0], weight.values[0]]).toEqual([1, 0.5, 0.5]);
});

test('adjustGradients(weights, settings) adds the penalty of kernels, then clips', () => {
  const weights = (): WeightGradient[] => [
    { weight: tensor([1, 2], [2, -1]), dWeight: tensor([1, 2], [0, 0]), isKernel: true },
    { weight: tensor([1], [5]), dWeight: tensor([1], [4]), isKernel: false },
  ];
  const penalized = weights();
  expect(adjustGradients(penalized, { l1: 1, l2: 0.5 })).toBe(3 + 0.5 * 5);
  expect(penalized.map(({ dWeight }) => [...dWeight.values])).toEqual([[3, -2], [4]]);
  const clipped = weights();
  adjustGradients(clipped, { l1: 3, clipNorm: 2.5 });
  // ‖(3, −3, 4)‖ = √34
  expect(clipped[1]!.dWeight.values[0]).toBeCloseTo((4 * 2.5) / Math.sqrt(34), 12);
  const limited = weights();
  adjustGradients(limited, { l1: 3, clipValue: 3.5 });
  expect(limited.map(({ dWeight }) => [...dWeight.values])).toEqual([[3, -3], [3.5]]);
});
