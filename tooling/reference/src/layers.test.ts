import { describe, expect, test } from 'vitest';
import {
  activate,
  averagePool,
  averagePoolBackward,
  columnSum,
  conv2d,
  dense,
  depthwiseConv2d,
  dropout,
  dropoutMask,
  flatten,
  gather,
  matMul,
  maxPool,
  maxPoolBackward,
  rectify,
  tensor,
  zeroPad,
} from './index.js';

/** 1 to 9 as a 3×3 image. */
const image = tensor([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]);

describe('conv2d(x, kernel, bias, window)', () => {
  const kernel = tensor([2, 2, 1, 1], [1, 10, 100, 1000]);

  test('sums each window times the kernel, and adds the bias', () => {
    // 1·1 + 2·10 + 4·100 + 5·1000 = 5421; each window to the right adds 1111, each below 3333.
    const y = conv2d(image, kernel, tensor([1], [0.5]));
    expect(y).toEqual(tensor([1, 2, 2, 1], [5421.5, 6532.5, 8754.5, 9865.5]));
  });

  test('reads zeros in the padding', () => {
    const padding = { top: 1, bottom: 0, left: 1, right: 0 };
    const y = conv2d(image, kernel, undefined, { padding, strides: [2, 2] });
    expect(y).toEqual(tensor([1, 2, 2, 1], [1000, 3200, 7040, 9865]));
  });

  test('spreads the taps by the dilation', () => {
    // 1·1 + 3·10 + 7·100 + 9·1000.
    expect(conv2d(image, kernel, undefined, { dilations: [2, 2] })).toEqual(tensor([1, 1, 1, 1], [9731]));
  });

  test('sums over the channels for each filter', () => {
    const x = tensor([2, 1, 1, 2], [1, 2, 3, 4]);
    const mix = tensor([1, 1, 2, 3], [1, 0, 5, 0, 1, 7]);
    expect(conv2d(x, mix)).toEqual(tensor([2, 1, 1, 3], [1, 2, 19, 3, 4, 43]));
  });
});

test('depthwiseConv2d(x, kernel) computes `multiplier` outputs for each channel', () => {
  const x = tensor([1, 1, 2, 2], [1, 2, 3, 4]);
  const kernel = tensor([1, 2, 2, 2], [1, 10, 2, 20, 100, 1000, 200, 2000]);
  // Channel 0: 1·1 + 3·100, 1·10 + 3·1000; channel 1: 2·2 + 4·200, 2·20 + 4·2000.
  expect(depthwiseConv2d(x, kernel)).toEqual(tensor([1, 1, 1, 4], [301, 3010, 804, 8040]));
});

describe('averagePool(x, poolSize, window)', () => {
  test('computes the mean of adjacent windows', () => {
    const x = tensor([1, 2, 4, 1], [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(averagePool(x, [2, 2])).toEqual(tensor([1, 1, 2, 1], [3.5, 5.5]));
    expect(averagePoolBackward(x.shape, tensor([1, 1, 2, 1], [4, 8]), [2, 2])).toEqual(
      tensor([1, 2, 4, 1], [1, 1, 2, 2, 1, 1, 2, 2]),
    );
  });

  test('leaves out the padding', () => {
    const window = { padding: { top: 1, bottom: 0, left: 0, right: 0 }, strides: [1, 1] } as const;
    const [x, dy] = [tensor([1, 2, 1, 1], [6, 8]), tensor([1, 2, 1, 1], [10, 4])];
    expect(averagePool(x, [2, 1], window)).toEqual(tensor([1, 2, 1, 1], [6, 7]));
    expect(averagePoolBackward(x.shape, dy, [2, 1], window)).toEqual(tensor([1, 2, 1, 1], [12, 2]));
    expect(averagePoolBackward(x.shape, dy, [2, 1], window, true)).toEqual(tensor([1, 2, 1, 1], [7, 2]));
  });
});

test('rectify(rectifier, x, alpha)', () => {
  const x = tensor([3], [-1, 0, 2]);
  expect(rectify('leakyRelu', x, 0.5)).toEqual(tensor([3], [-0.5, 0, 2]));
  // Φ(1) = 0.8413447460685429, Φ(2) = 0.9772498680518208.
  const values: Record<'elu' | 'gelu' | 'softplus', number[]> = {
    elu: [0.5 / Math.E - 0.5, 0, 2],
    gelu: [-0.15865525393145707, 0, 1.9544997361036416],
    softplus: [Math.log(1 + 1 / Math.E), Math.LN2, Math.log(1 + Math.E ** 2)],
  };
  for (const rectifier of ['elu', 'gelu', 'softplus'] as const) {
    rectify(rectifier, x, 0.5).values.forEach((value, at) => {
      expect(value).toBeCloseTo(values[rectifier][at]!, 12);
    });
  }
  expect(rectify('gelu', tensor([2], [-20, 20]), 1).values).toEqual(Float64Array.of(-0, 20));
});

test('zeroPad(x, padding)', () => {
  const padding = { top: 1, bottom: 0, left: 0, right: 2 };
  expect(zeroPad(tensor([1, 1, 2, 1], [5, 6]), padding)).toEqual(
    tensor([1, 2, 4, 1], [0, 0, 0, 0, 5, 6, 0, 0]),
  );
});

describe('maxPool(x, poolSize, window)', () => {
  test('computes the largest value of each window, also of overlapping windows', () => {
    expect(maxPool(image, [2, 2], { strides: [1, 1] }).y).toEqual(tensor([1, 2, 2, 1], [5, 6, 8, 9]));
  });

  test('gives the first of equal values the whole gradient', () => {
    const x = tensor([1, 2, 2, 1], [-1, 7, 7, 7]);
    const { y, winners } = maxPool(x, [2, 2]);
    expect(y).toEqual(tensor([1, 1, 1, 1], [7]));
    expect(maxPoolBackward(x.shape, tensor([1, 1, 1, 1], [5]), winners)).toEqual(
      tensor([1, 2, 2, 1], [0, 5, 0, 0]),
    );
  });

  test('gives no gradient to a window without a value above −∞, nor to NaN', () => {
    const x = tensor([1, 1, 4, 1], [Number.NaN, 1, -Infinity, -Infinity]);
    const { winners } = maxPool(x, [1, 2]);
    expect(maxPoolBackward(x.shape, tensor([1, 1, 2, 1], [5, 6]), winners)).toEqual(
      tensor([1, 1, 4, 1], [0, 5, 0, 0]),
    );
  });
});

test('dense(x, kernel, bias) is x · kernel + bias', () => {
  const x = tensor([2, 2], [1, 2, 3, 4]);
  const kernel = tensor([2, 3], [1, 0, 10, 0, 1, 100]);
  expect(dense(x, kernel, tensor([3], [0.5, 0, 0]))).toEqual(tensor([2, 3], [1.5, 2, 210, 3.5, 4, 430]));
});

test('flatten(x) keeps the order row, column, channel', () => {
  expect(flatten(tensor([2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]))).toEqual(
    tensor([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]),
  );
});

test.each([
  { activation: 'linear', expected: [-1, 0, 2] },
  { activation: 'relu', expected: [0, 0, 2] },
  { activation: 'sigmoid', expected: [0.2689414213699951, 0.5, 0.8807970779778823] },
  { activation: 'tanh', expected: [-0.7615941559557649, 0, 0.9640275800758169] },
] as const)("activate('$activation', [-1, 0, 2])", ({ activation, expected }) => {
  const { values } = activate(activation, tensor([3], [-1, 0, 2]));
  for (const [at, value] of expected.entries()) expect(values[at]).toBeCloseTo(value, 15);
});

describe('dropout', () => {
  test('dropout(x, mask) multiplies value by value', () => {
    expect(dropout(tensor([3], [1, 2, 3]), tensor([3], [0, 2, 2]))).toEqual(tensor([3], [0, 4, 6]));
  });

  test.each([0, 0.1, 0.5, 0.9])('dropoutMask drops a fraction of %d, within 4 standard errors', (rate) => {
    const { values } = dropoutMask({ rate, seed: 1, layer: 2, step: 3 }, [8, 4, 8, 16]);
    const kept = values.filter((value) => value > 0);
    expect(kept.every((value) => value === 1 / (1 - rate))).toBe(true);
    const error = Math.sqrt((rate * (1 - rate)) / values.length);
    expect(Math.abs(1 - kept.length / values.length - rate)).toBeLessThanOrEqual(4 * error);
  });

  test('dropoutMask draws independently for another seed, layer or step', () => {
    const key = { rate: 0.3, seed: 1, layer: 2, step: 3 };
    const first = dropoutMask(key, [8, 512]).values;
    for (const other of [{ seed: 2 }, { layer: 3 }, { step: 4 }]) {
      const { values } = dropoutMask({ ...key, ...other }, [8, 512]);
      const same = values.filter((value, at) => value === first[at]).length / values.length;
      // Two independent masks of rate 0.3 agree in 0.7² + 0.3² of the places.
      expect(Math.abs(same - 0.58)).toBeLessThan(4 * Math.sqrt((0.58 * 0.42) / values.length));
    }
  });
});

test.each([
  { transposeA: false, transposeB: false, a: [2, 3], b: [3, 1], aValues: [1, 2, 3, 4, 5, 6] },
  { transposeA: true, transposeB: false, a: [3, 2], b: [3, 1], aValues: [1, 4, 2, 5, 3, 6] },
  { transposeA: false, transposeB: true, a: [2, 3], b: [1, 3], aValues: [1, 2, 3, 4, 5, 6] },
  { transposeA: true, transposeB: true, a: [3, 2], b: [1, 3], aValues: [1, 4, 2, 5, 3, 6] },
] as const)('matMul(a $a, b $b, $transposeA, $transposeB)', ({ transposeA, transposeB, a, b, aValues }) => {
  const product = matMul(tensor(a, aValues), tensor(b, [1, 10, 100]), transposeA, transposeB);
  expect(product).toEqual(tensor([2, 1], [321, 654]));
});

test('columnSum(x) adds the rows', () => {
  expect(columnSum(tensor([3, 2], [1, 2, 30, 40, 500, 600]))).toEqual(tensor([2], [531, 642]));
});

test('gather(x, indices) selects slices along the middle dimension', () => {
  const x = tensor([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
  expect(gather(x, [1, 1, 0])).toEqual(tensor([2, 3, 2], [3, 4, 3, 4, 1, 2, 7, 8, 7, 8, 5, 6]));
});

test('tensor(shape, values) rejects a wrong number of values', () => {
  expect(() => tensor([2, 3], [1, 2])).toThrow(
    'values do not match the shape (2 values, shape [2, 3]) — pass 6',
  );
});
