import { averagePoolBackward, maxPool, maxPoolBackward, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { type Shape4D, windowOf } from '../testing/geometry.js';

interface Pooling {
  readonly xShape: Shape4D;
  readonly filterSize: [number, number];
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid' | number;
}

function infoOf({ xShape, filterSize, strides, pad }: Pooling): tf.backend_util.Conv2DInfo {
  return tf.backend_util.computePool2DInfo(xShape, filterSize, strides, 1, pad);
}

/** Any pooling that has an output: windows that overlap, leave gaps, or lie side by side. */
function randomPooling(random: Random): Pooling {
  for (;;) {
    const filterSize: [number, number] = [random.between(1, 4), random.between(1, 4)];
    const pooling: Pooling = {
      xShape: [random.between(1, 3), random.between(1, 9), random.between(1, 9), random.between(1, 17)],
      filterSize,
      strides: random.next() < 0.4 ? filterSize : [random.between(1, 4), random.between(1, 4)],
      pad: random.pick<Pooling['pad']>(['same', 'valid', random.between(0, 1)]),
    };
    if (infoOf(pooling).outShape.every((extent) => extent > 0)) return pooling;
  }
}

function poolGradient(kind: 'Avg' | 'Max', pooling: Pooling, x: Float32Array, dy: Float32Array): tf.Tensor {
  const { xShape, filterSize, strides, pad } = pooling;
  const input = tf.tensor(x, xShape);
  const dyTensor = tf.tensor(dy, infoOf(pooling).outShape);
  return tf
    .engine()
    .runKernel<tf.Tensor>(
      `${kind}PoolGrad`,
      { dy: dyTensor, input, output: dyTensor },
      { filterSize, strides, pad },
    );
}

/** The same gradient in float64. */
function referenceGradient(
  kind: 'Avg' | 'Max',
  pooling: Pooling,
  x: Float32Array,
  dy: Float32Array,
): Float64Array {
  const { xShape, filterSize } = pooling;
  const info = infoOf(pooling);
  const gradient = tensor(info.outShape, dy);
  if (kind === 'Avg') return averagePoolBackward(xShape, gradient, filterSize, windowOf(info), true).values;
  const { winners } = maxPool(tensor(xShape, x), filterSize, windowOf(info));
  return maxPoolBackward(xShape, gradient, winners).values;
}

describe('AvgPoolGrad and MaxPoolGrad', () => {
  beforeAll(startBackends);

  test('equal the reference and the cpu backend on any shape, stride and padding', async () => {
    const random = new Random(6);
    const shapes = 300;
    for (let shape = 0; shape < shapes; shape++) {
      const pooling = randomPooling(random);
      const info = infoOf(pooling);
      // Integers from −3 to 3: in nearly every window several values are the largest.
      const x = random.wholes(pooling.xShape);
      const dy = random.values(info.outShape);
      const described = JSON.stringify(pooling);
      for (const kind of ['Avg', 'Max'] as const) {
        const compute = () => poolGradient(kind, pooling, x, dy);
        const [found] = await on('wasm', compute);
        const dx = referenceGradient(kind, pooling, x, dy);
        expect(relativeError(found!, dx), `${kind} ${described}`).toBeLessThan(1e-6);
        const [cpu] = await on('cpu', compute);
        expect(relativeError(found!, cpu!), `${kind} ${described}`).toBeLessThan(1e-6);
      }
    }
    console.log(`AvgPoolGrad, MaxPoolGrad: ${shapes} shapes tested`);
  });

  test('MaxPoolGrad passes the gradient on if a window has no value above zero', async () => {
    const pooling: Pooling = { xShape: [1, 2, 2, 1], filterSize: [2, 2], strides: [2, 2], pad: 'valid' };
    const x = Float32Array.of(-3, -1, -2, -4);
    const [dx] = await on('wasm', () => poolGradient('Max', pooling, x, Float32Array.of(5)));
    expect(dx).toEqual(Float32Array.of(0, 5, 0, 0));
  });

  test('MaxPoolGrad gives the first of equal values the whole gradient', async () => {
    const pooling: Pooling = { xShape: [1, 2, 2, 4], filterSize: [2, 2], strides: [1, 1], pad: 'valid' };
    const x = new Float32Array(16).fill(7);
    const [dx] = await on('wasm', () => poolGradient('Max', pooling, x, Float32Array.of(1, 2, 3, 4)));
    expect(dx).toEqual(Float32Array.of(1, 2, 3, 4, ...new Array<number>(12).fill(0)));
  });

  test('MaxPoolGrad never picks NaN and drops the gradient of windows of −∞, as the cpu backend does', async () => {
    const pooling: Pooling = { xShape: [1, 1, 4, 1], filterSize: [1, 2], strides: [1, 2], pad: 'valid' };
    const x = Float32Array.of(Number.NaN, 1, -Infinity, -Infinity);
    const compute = () => poolGradient('Max', pooling, x, Float32Array.of(5, 6));
    const [dx] = await on('wasm', compute);
    expect(dx).toEqual(Float32Array.of(0, 5, 0, 0));
    expect(dx).toEqual((await on('cpu', compute))[0]);
  });
});
