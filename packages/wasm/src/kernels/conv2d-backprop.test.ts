import { type Conv2dGradients, conv2dBackward, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { type Geometry, infoOf, randomGeometry, windowOf } from '../testing/geometry.js';

// A test compares hundreds of shapes with the cpu backend of tfjs, which is slow.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/** Both gradients through tfjs's registry, on the active backend. */
function gradients(geometry: Geometry, x: Float32Array, w: Float32Array, dy: Float32Array): tf.Tensor[] {
  const { xShape, filterShape, strides, dilations, pad } = geometry;
  const attrs = { strides, dilations, pad, dataFormat: 'NHWC' } as tf.NamedAttrMap;
  const dyTensor = tf.tensor(dy, infoOf(geometry).outShape);
  return [
    tf
      .engine()
      .runKernel<tf.Tensor>(
        'Conv2DBackpropFilter',
        { x: tf.tensor(x, xShape), dy: dyTensor },
        { ...attrs, filterShape },
      ),
    tf
      .engine()
      .runKernel<tf.Tensor>(
        'Conv2DBackpropInput',
        { dy: dyTensor, filter: tf.tensor(w, filterShape) },
        { ...attrs, inputShape: xShape },
      ),
  ];
}

/** Both gradients in float64. */
function referenceGradients(
  geometry: Geometry,
  x: Float32Array,
  w: Float32Array,
  dy: Float32Array,
): Conv2dGradients {
  const info = infoOf(geometry);
  return conv2dBackward(
    tensor(geometry.xShape, x),
    tensor(geometry.filterShape, w),
    tensor(info.outShape, dy),
    windowOf(info),
  );
}

describe('Conv2DBackpropFilter and Conv2DBackpropInput', () => {
  beforeAll(startBackends);

  test('equal the reference and the cpu backend on any shape, stride, padding and dilation', async () => {
    const random = new Random(1);
    const shapes = 300;
    for (let shape = 0; shape < shapes; shape++) {
      const geometry = randomGeometry(random);
      const info = infoOf(geometry);
      const [x, w, dy] = [geometry.xShape, geometry.filterShape, info.outShape].map((s) =>
        random.values(s),
      ) as [Float32Array, Float32Array, Float32Array];
      const [dw, dx] = await on('wasm', () => gradients(geometry, x, w, dy));
      const described = JSON.stringify(geometry);
      const expected = referenceGradients(geometry, x, w, dy);
      expect(relativeError(dw!, expected.dKernel.values), described).toBeLessThan(1e-5);
      expect(relativeError(dx!, expected.dx.values), described).toBeLessThan(1e-5);
      // The cpu backend's gradients do not support dilation.
      if (geometry.dilations.some((dilation) => dilation > 1)) continue;
      const [cpuDw, cpuDx] = await on('cpu', () => gradients(geometry, x, w, dy));
      expect(relativeError(dw!, cpuDw!), described).toBeLessThan(1e-5);
      expect(relativeError(dx!, cpuDx!), described).toBeLessThan(1e-5);
    }
    console.log(`Conv2DBackpropFilter, Conv2DBackpropInput: ${shapes} shapes tested`);
  });

  test('are exact if the values are integers', async () => {
    const random = new Random(2);
    const geometry: Geometry = {
      xShape: [3, 9, 11, 5],
      filterShape: [3, 4, 5, 7],
      strides: [1, 1],
      dilations: [1, 1],
      pad: 'same',
    };
    const info = infoOf(geometry);
    const x = random.wholes(geometry.xShape);
    const w = random.wholes(geometry.filterShape);
    const dy = random.wholes(info.outShape);
    const [dw, dx] = await on('wasm', () => gradients(geometry, x, w, dy));
    const expected = referenceGradients(geometry, x, w, dy);
    expect(dw).toEqual(Float32Array.from(expected.dKernel.values));
    expect(dx).toEqual(Float32Array.from(expected.dx.values));
  });

  test('reject a data format that they do not know', async () => {
    await tf.setBackend('wasm');
    const x = tf.ones<tf.Rank.R4>([1, 2, 4, 4]);
    expect(() =>
      tf
        .engine()
        .runKernel(
          'Conv2DBackpropInput',
          { dy: x, filter: tf.ones([3, 3, 2, 2]) },
          { strides: 1, pad: 'same', dataFormat: 'NCDHW', inputShape: [1, 2, 4, 4] },
        ),
    ).toThrow(
      "Conv2DBackpropInput on the wasm backend does not support this dataFormat ('NCDHW') — use 'NHWC'",
    );
  });
});
