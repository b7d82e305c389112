import { describe, test } from 'vitest';
import {
  activate,
  activateBackward,
  averagePool,
  averagePoolBackward,
  binaryCrossEntropy,
  binaryCrossEntropyBackward,
  channelStatistics,
  conv2d,
  conv2dBackward,
  crossEntropy,
  crossEntropyBackward,
  dense,
  denseBackward,
  depthwiseConv2d,
  depthwiseConv2dBackward,
  distillationBackward,
  distillationLoss,
  dropout,
  flatten,
  flattenBackward,
  maxPool,
  maxPoolBackward,
  normalize,
  normalizeBackward,
  normalizeFixedBackward,
  rectify,
  rectifyBackward,
  softmax,
  softmaxBackward,
  squaredError,
  squaredErrorBackward,
  type Tensor,
  type Window,
  zeroPad,
  zeroPadBackward,
} from './index.js';
import { expectGradients } from './testing/expect-gradients.js';
import { wave } from './testing/wave.js';

const windows: readonly Window[] = [
  {},
  { strides: [2, 1] },
  { dilations: [1, 2] },
  { padding: { top: 1, bottom: 2, left: 0, right: 3 } },
  { strides: [1, 2], dilations: [2, 1], padding: { top: 2, bottom: 0, left: 1, right: 0 } },
];

describe('the backward passes agree with finite differences', () => {
  test.each(windows)('conv2dBackward(x, kernel, dy, %j)', (window) => {
    const [x, kernel, bias] = [wave([2, 5, 6, 2]), wave([3, 2, 2, 3], 1), wave([3], 2)];
    const forward = () => conv2d(x, kernel, bias, window);
    const dy = wave(forward().shape, 3);
    const { dx, dKernel, dBias } = conv2dBackward(x, kernel, dy, window);
    expectGradients(forward, dy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });

  test.each(windows)('depthwiseConv2dBackward(x, kernel, dy, %j)', (window) => {
    const [x, kernel, bias] = [wave([2, 5, 6, 2]), wave([3, 2, 2, 3], 1), wave([6], 2)];
    const forward = () => depthwiseConv2d(x, kernel, window, bias);
    const dy = wave(forward().shape, 3);
    const { dx, dKernel, dBias } = depthwiseConv2dBackward(x, kernel, dy, window);
    expectGradients(forward, dy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });

  test.each(windows)('averagePoolBackward(xShape, dy, [2, 3], %j)', (window) => {
    const x = wave([2, 6, 6, 2]);
    const forward = () => averagePool(x, [2, 3], window);
    const dy = wave(forward().shape, 3);
    expectGradients(forward, dy, [[x, averagePoolBackward(x.shape, dy, [2, 3], window)]]);
  });

  test.each(windows.slice(0, 3))('maxPoolBackward(xShape, dy, winners) with %j', (window) => {
    const x = wave([2, 6, 6, 2]);
    const { y, winners } = maxPool(x, [2, 3], window);
    const dy = wave(y.shape, 3);
    expectGradients(() => maxPool(x, [2, 3], window).y, dy, [[x, maxPoolBackward(x.shape, dy, winners)]]);
  });

  test('denseBackward(x, kernel, dy)', () => {
    const [x, kernel, bias, dy] = [wave([3, 4]), wave([4, 5], 1), wave([5], 2), wave([3, 5], 3)];
    const { dx, dKernel, dBias } = denseBackward(x, kernel, dy);
    expectGradients(() => dense(x, kernel, bias), dy, [
      [x, dx],
      [kernel, dKernel],
      [bias, dBias],
    ]);
  });

  test.each(['linear', 'relu', 'sigmoid', 'tanh', 'scaledTanh'] as const)(
    "activateBackward('%s', y, dy)",
    (activation) => {
      const [x, dy] = [wave([4, 7], 1), wave([4, 7], 2)];
      const dx = activateBackward(activation, activate(activation, x), dy);
      expectGradients(() => activate(activation, x), dy, [[x, dx]]);
    },
  );

  test.each(['leakyRelu', 'elu', 'gelu', 'softplus'] as const)(
    "rectifyBackward('%s', x, dy, 0.3)",
    (rectifier) => {
      const [x, dy] = [wave([4, 7], 1), wave([4, 7], 2)];
      x.values.forEach((value, at) => {
        x.values[at] = 4 * value;
      });
      expectGradients(() => rectify(rectifier, x, 0.3), dy, [[x, rectifyBackward(rectifier, x, dy, 0.3)]]);
    },
  );

  test('zeroPadBackward(xShape, dy, padding)', () => {
    const padding = { top: 1, bottom: 2, left: 3, right: 0 };
    const x = wave([2, 3, 4, 2]);
    const forward = () => zeroPad(x, padding);
    const dy = wave(forward().shape, 1);
    expectGradients(forward, dy, [[x, zeroPadBackward(x.shape, dy, padding)]]);
  });

  test.each<string[][]>([[[]], [['gamma']], [['beta']], [['gamma', 'beta']]])(
    'normalizeBackward(x, gamma, dy, epsilon) with %j',
    (names) => {
      const [x, dy] = [wave([3, 2, 4, 3]), wave([3, 2, 4, 3], 1)];
      const gamma = names.includes('gamma') ? wave([3], 2) : undefined;
      const beta = names.includes('beta') ? wave([3], 3) : undefined;
      const forward = () => normalize(x, channelStatistics(x), { gamma, beta }, 0.1);
      const { dx, dGamma, dBeta } = normalizeBackward(x, gamma, dy, 0.1);
      expectGradients(forward, dy, [
        [x, dx],
        ...(gamma ? [[gamma, dGamma] as [Tensor, Tensor]] : []),
        ...(beta ? [[beta, dBeta] as [Tensor, Tensor]] : []),
      ]);
    },
  );

  test('normalizeFixedBackward(statistics, gamma, dy, epsilon)', () => {
    const [x, gamma, dy] = [wave([5, 3]), wave([3], 1), wave([5, 3], 2)];
    const statistics = channelStatistics(wave([4, 3], 3));
    const dx = normalizeFixedBackward(statistics, gamma, dy, 0.1);
    expectGradients(() => normalize(x, statistics, { gamma }, 0.1), dy, [[x, dx]]);
  });

  test('flattenBackward(xShape, dy)', () => {
    const [x, dy] = [wave([2, 3, 2, 2]), wave([2, 12], 1)];
    expectGradients(() => flatten(x), dy, [[x, flattenBackward(x.shape, dy)]]);
  });

  test('dropout(dy, mask)', () => {
    const [x, mask, dy] = [wave([3, 4]), wave([3, 4], 1), wave([3, 4], 2)];
    expectGradients(() => dropout(x, mask), dy, [[x, dropout(dy, mask)]]);
  });

  test('softmaxBackward(p, dp)', () => {
    const [z, dp] = [wave([3, 4]), wave([3, 4], 1)];
    expectGradients(() => softmax(z), dp, [[z, softmaxBackward(softmax(z), dp)]]);
  });

  test.each([0.5, 1, 3])(
    'distillationBackward(z, dHard, dLosses, { targets, weight: 0.7, temperature: %d })',
    (temperature) => {
      const [z, dLosses, labels] = [wave([3, 4]), wave([3], 1), [3, 0, 2]];
      const distillation = { targets: softmax(wave([3, 4], 2)), weight: 0.7, temperature };
      const forward = () => distillationLoss(z, crossEntropy(z, labels), distillation);
      const dHard = crossEntropyBackward(z, labels, dLosses);
      expectGradients(forward, dLosses, [[z, distillationBackward(z, dHard, dLosses, distillation)]]);
    },
  );

  test('binaryCrossEntropyBackward(z, targets, dLosses)', () => {
    const [z, dLosses, targets] = [wave([3, 4]), wave([3], 1), softmax(wave([3, 4], 2))];
    expectGradients(() => binaryCrossEntropy(z, targets), dLosses, [
      [z, binaryCrossEntropyBackward(z, targets, dLosses)],
    ]);
  });

  test('squaredErrorBackward(y, targets, dLosses)', () => {
    const [y, dLosses, targets] = [wave([3, 4]), wave([3], 1), wave([3, 4], 2)];
    expectGradients(() => squaredError(y, targets), dLosses, [
      [y, squaredErrorBackward(y, targets, dLosses)],
    ]);
  });

  test.each([0, 0.1])('crossEntropyBackward(z, labels, dLosses, %d)', (smoothing) => {
    const [z, dLosses, labels] = [wave([3, 4]), wave([3], 1), [3, 0, 2]];
    expectGradients(() => crossEntropy(z, labels, smoothing), dLosses, [
      [z, crossEntropyBackward(z, labels, dLosses, smoothing)],
    ]);
  });
});
