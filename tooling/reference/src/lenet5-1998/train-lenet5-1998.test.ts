import { C3_CONNECTIONS, DIGIT_CENTERS } from '@lenet5/core';
import { expect, test } from 'vitest';
import { sizeOf, type Tensor, tensor } from '../tensor.js';
import { finiteDifferences } from '../testing/finite-differences.js';
import { wave } from '../testing/wave.js';
import type { PenaltyLoss } from './penalty-loss.js';
import {
  forward1998,
  gradients1998,
  inputField,
  LAYERS_1998,
  sdlmStep,
  secondDerivatives1998,
  type Weights1998,
} from './train-lenet5-1998.js';

const constants = { connections: C3_CONNECTIONS, centers: tensor([10, 84], DIGIT_CENTERS.flat()) };
const MAP: PenaltyLoss = { name: 'map', j: 1 };
const x = inputField(tensorOfDigits());
const labels = [7];

function tensorOfDigits() {
  const { shape, values } = wave([1, 28, 28, 1]);
  return { shape, values: values.map(Math.abs) };
}

/** Weights with a standard deviation of about 1 / √inputs. */
function initialWeights(): Weights1998 {
  const scaled = <const Shape extends readonly number[]>(shape: Shape, inputs: number, phase: number) => {
    const { values } = wave(shape, phase);
    return { shape, values: values.map((value) => (1.4 * value) / Math.sqrt(inputs)) };
  };
  return {
    c1: { kernel: scaled([5, 5, 1, 6], 25, 1), bias: scaled([6], 25, 2) },
    s2: { kernel: scaled([6], 4, 3), bias: scaled([6], 4, 4) },
    c3: { kernel: scaled([5, 5, 60], 100, 5), bias: scaled([16], 100, 6) },
    s4: { kernel: scaled([16], 4, 7), bias: scaled([16], 4, 8) },
    c5: { kernel: scaled([400, 120], 400, 9), bias: scaled([120], 400, 10) },
    f6: { kernel: scaled([120, 84], 120, 11), bias: scaled([84], 120, 12) },
  };
}

const tensorsOf = (weights: Weights1998): Tensor[] =>
  LAYERS_1998.flatMap((layer) => [weights[layer].kernel, weights[layer].bias]);

test('has 60,000 trainable parameters, layer by layer as in the paper', () => {
  const weights = initialWeights();
  const counts = LAYERS_1998.map(
    (layer) => sizeOf(weights[layer].kernel.shape) + sizeOf(weights[layer].bias.shape),
  );
  expect(counts).toEqual([156, 12, 1516, 32, 48_120, 10_164]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(60_000);
});

test('has the output shapes of the paper', () => {
  const { x: field, ...outputs } = forward1998(initialWeights(), constants, x);
  expect(field.shape).toEqual([1, 32, 32, 1]);
  expect(Object.values(outputs).map(({ shape }) => shape.slice(1))).toEqual([
    [28, 28, 6],
    [14, 14, 6],
    [10, 10, 16],
    [5, 5, 16],
    [120],
    [84],
    [10],
  ]);
});

test('the input field has a background of −0.1 and ink of 1.175', () => {
  const field = inputField({ shape: [1, 2, 2, 1], values: Float64Array.of(0, 1, 0.5, 0) });
  const inner = [14, 15, 20, 21].map((at) => field.values[at]);
  expect(inner).toEqual([-0.1, expect.closeTo(1.175, 12), expect.closeTo(0.5375, 12), -0.1]);
  expect(field.values.filter((value) => value === -0.1)).toHaveLength(34);
});

test.each([{ name: 'mse' }, MAP] as const)(
  'the gradients of the loss %j agree with finite differences',
  (criterion) => {
    const weights = initialWeights();
    const loss = (): number =>
      gradients1998(weights, constants, forward1998(weights, constants, x), labels, criterion).loss;
    const { dWeights } = gradients1998(
      weights,
      constants,
      forward1998(weights, constants, x),
      labels,
      criterion,
    );
    const gradients = tensorsOf(dWeights);
    for (const [index, tensor] of tensorsOf(weights).entries()) {
      // Two weights of each tensor: 60,000 would take minutes.
      for (const at of [0, tensor.values.length - 1]) {
        const one = { shape: [1], values: tensor.values.subarray(at, at + 1) };
        expect(finiteDifferences(loss, one).values[0]).toBeCloseTo(gradients[index]!.values[at]!, 6);
      }
    }
  },
);

test('a step of Levenberg–Marquardt lowers the loss, and no second derivative is negative', () => {
  const weights = initialWeights();
  const losses: number[] = [];
  for (let step = 0; step < 4; step++) {
    const a = forward1998(weights, constants, x);
    const { loss, dWeights } = gradients1998(weights, constants, a, labels, MAP);
    const h = secondDerivatives1998(weights, constants, a, MAP);
    for (const { values } of tensorsOf(h)) expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    sdlmStep(weights, dWeights, h, { learningRate: 1e-5, mu: 0.02 });
    losses.push(loss);
  }
  expect(losses).toEqual([...losses].sort((a, b) => b - a));
});
