import { describe, expect, test } from 'vitest';
import { activate, activateSecondBackward } from '../activation.js';
import { conv2d } from '../conv2d.js';
import { square, type Tensor, type Tensor1, tensor } from '../tensor.js';
import { expectGradients } from '../testing/expect-gradients.js';
import { finiteDifferences, relativeError } from '../testing/finite-differences.js';
import { wave } from '../testing/wave.js';
import {
  type PenaltyLoss,
  penaltyLoss,
  penaltyLossBackward,
  penaltyLossSecond,
  softmin,
} from './penalty-loss.js';
import { rbf, rbfBackward } from './rbf.js';
import { subsample, subsampleBackward, subsampleSecondBackward } from './subsampling.js';
import { tableConv2d, tableConv2dBackward } from './table-conv2d.js';

const LOSSES: readonly PenaltyLoss[] = [{ name: 'mse' }, { name: 'map', j: 0.7 }];

describe('tableConv2d', () => {
  const table = [[0, 2], [1], [0, 1, 2]];
  const [x, kernel, bias] = [wave([2, 5, 6, 3]), wave([3, 2, 6], 1), wave([3], 2)];

  test('is a convolution whose kernels without a connection are zero', () => {
    const full = { shape: [3, 2, 3, 3], values: new Float64Array(54) } as const;
    for (let position = 0; position < 6; position++) {
      let connection = 0;
      for (const [output, inputs] of table.entries()) {
        for (const input of inputs) {
          full.values[(position * 3 + input) * 3 + output] = kernel.values[position * 6 + connection]!;
          connection++;
        }
      }
    }
    const { values } = tableConv2d(x, kernel, bias, table);
    expect(relativeError(values, conv2d(x, full, bias).values)).toBeLessThan(1e-14);
  });

  test('its backward pass agrees with finite differences', () => {
    const forward = () => tableConv2d(x, kernel, bias, table);
    const dy = wave(forward().shape, 3);
    const { dx, dKernel, dBias } = tableConv2dBackward(x, kernel, dy, table);
    expectGradients(forward, dy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });

  test('its backward pass with squares gives second derivatives', () => {
    const hy = square(wave([2, 3, 5, 3], 3));
    const { dx, dKernel, dBias } = tableConv2dBackward(square(x), square(kernel), hy, table);
    expectSecondDerivatives(() => tableConv2d(x, kernel, bias, table), hy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });
});

describe('subsample', () => {
  const [x, kernel, bias] = [wave([2, 4, 6, 2]), wave([2], 1), wave([2], 2)];
  const forward = (): Tensor => subsample(x, kernel, bias, [2, 3]);

  test('multiplies block sums by coefficients', () => {
    const y = subsample(tensor([1, 2, 2, 1], [1, 2, 3, 4]), tensor([1], [0.5]), tensor([1], [100]), [2, 2]);
    expect(y).toEqual(tensor([1, 1, 1, 1], [105]));
  });

  test('its backward pass agrees with finite differences', () => {
    const dy = wave([2, 2, 2, 2], 3);
    const { dx, dKernel, dBias } = subsampleBackward(x, kernel, dy, [2, 3]);
    expectGradients(forward, dy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });

  test('subsampleSecondBackward gives second derivatives', () => {
    const hy = square(wave([2, 2, 2, 2], 3));
    const { dx, dKernel, dBias } = subsampleSecondBackward(x, kernel, hy, [2, 3]);
    expectSecondDerivatives(forward, hy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });
});

describe('scaledTanh', () => {
  test('maps ±1 to ±1', () => {
    const { values } = activate('scaledTanh', tensor([3], [-1, 0, 1]));
    expect(Array.from(values, (value) => Math.round(value * 1e4) / 1e4 + 0)).toEqual([-1, 0, 1]);
  });

  test('its second derivatives leave out f″', () => {
    const [y, hy] = [tensor([2], [0, 1]), tensor([2], [9, 9])];
    const slopeAt1 = (2 / 3) * (1.7159 - 1 / 1.7159);
    const hx = activateSecondBackward('scaledTanh', y, hy);
    expect(hx.values[0]).toBeCloseTo(9 * ((2 / 3) * 1.7159) ** 2, 12);
    expect(hx.values[1]).toBeCloseTo(9 * slopeAt1 ** 2, 12);
  });
});

describe('rbf and its losses', () => {
  const [x, centers, labels] = [wave([2, 5]), wave([3, 5], 1), [2, 0]];
  const dLosses: Tensor1 = tensor([2], [0.3, 0.7]);

  test('rbfBackward agrees with finite differences', () => {
    const dy = wave([2, 3], 2);
    expectGradients(() => rbf(x, centers), dy, [[x, rbfBackward(x, centers, dy)]]);
  });

  test.each(LOSSES)('penaltyLossBackward with %j agrees with finite differences', (loss) => {
    const y = rbf(x, centers);
    expectGradients(() => penaltyLoss(y, labels, loss), dLosses, [
      [y, penaltyLossBackward(y, labels, dLosses, loss)],
    ]);
  });

  test.each(LOSSES)('penaltyLossSecond with %j is the derivative of the gradient', (loss) => {
    const gradient = (at: number): number => {
      const y = rbf(x, centers);
      return rbfBackward(x, centers, penaltyLossBackward(y, labels, tensor([2], [1, 1]), loss)).values[at]!;
    };
    const expected = Array.from(x.values, (_, at) => finiteDifferences(() => gradient(at), x).values[at]!);
    const { values } = penaltyLossSecond(x, centers, rbf(x, centers), loss);
    expect(relativeError(values, expected)).toBeLessThan(1e-8);
  });

  test('the map loss is the negative logarithm of the probability, also of far inputs', () => {
    const y = tensor([2, 2], [0.5, 2, 900, 950]);
    const { values } = penaltyLoss(y, [0, 1], { name: 'map', j: 1 });
    const p = softmin(y, 1);
    expect(values[0]).toBeCloseTo(-Math.log(p.values[0]!), 12);
    expect(values[1]).toBeCloseTo(950 - 1, 9);
    expect(p.values[0]! + p.values[1]!).toBeCloseTo(
      1 - Math.exp(-1) / (Math.exp(-1) + Math.exp(-0.5) + Math.exp(-2)),
    );
  });
});

/**
 * Compares second derivatives of the loss ½ Σ hy · y² with finite differences. y is linear in each input, so the difference
 * quotient (loss(v + 1) − 2 loss(v) + loss(v − 1)) is exact.
 */
function expectSecondDerivatives(
  forward: () => Tensor,
  hy: Tensor,
  pairs: readonly [Tensor, Tensor][],
): void {
  const loss = (): number =>
    forward().values.reduce((sum, value, at) => sum + 0.5 * hy.values[at]! * value * value, 0);
  for (const [input, second] of pairs) {
    const expected = Array.from(input.values, (value, at) => {
      const middle = loss();
      input.values[at] = value + 1;
      const above = loss();
      input.values[at] = value - 1;
      const below = loss();
      input.values[at] = value;
      return above - 2 * middle + below;
    });
    expect(relativeError(second.values, expected)).toBeLessThan(1e-10);
  }
}
