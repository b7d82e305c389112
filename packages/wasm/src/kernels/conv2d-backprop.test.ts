import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { conv2dBackpropFilterReference, conv2dBackpropInputReference } from '../reference/conv2d-backprop.js';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { type Geometry, infoOf, randomGeometry } from '../testing/geometry.js';

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

describe('Conv2DBackpropFilter and Conv2DBackpropInput', () => {
  beforeAll(startBackends);

  test('equal their twins and the cpu backend on any shape, stride, padding and dilation', async () => {
    const random = new Random(1);
    const shapes = 300;
    for (let shape = 0; shape < shapes; shape++) {
      const geometry = randomGeometry(random);
      const info = infoOf(geometry);
      const [x, w, dy] = [geometry.xShape, geometry.filterShape, info.outShape].map((s) =>
        random.values(s),
      ) as [Float32Array, Float32Array, Float32Array];
      const [dw, dx] = await on('wasm', () => gradients(geometry, x, w, dy));
      const told = JSON.stringify(geometry);
      expect(relativeError(dw!, conv2dBackpropFilterReference(x, dy, info)), told).toBeLessThan(1e-5);
      expect(relativeError(dx!, conv2dBackpropInputReference(dy, w, info)), told).toBeLessThan(1e-5);
      // The cpu backend's gradients know no dilation.
      if (geometry.dilations.some((dilation) => dilation > 1)) continue;
      const [cpuDw, cpuDx] = await on('cpu', () => gradients(geometry, x, w, dy));
      expect(relativeError(dw!, cpuDw!), told).toBeLessThan(1e-5);
      expect(relativeError(dx!, cpuDx!), told).toBeLessThan(1e-5);
    }
    console.log(`Conv2DBackpropFilter, Conv2DBackpropInput: ${shapes} shapes tried`);
  });

  test('are exact where the values are whole numbers', async () => {
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
    expect(dw).toEqual(Float32Array.from(conv2dBackpropFilterReference(x, dy, info)));
    expect(dx).toEqual(Float32Array.from(conv2dBackpropInputReference(dy, w, info)));
  });

  test('refuse channels-first data by name', async () => {
    await tf.setBackend('wasm');
    const x = tf.ones<tf.Rank.R4>([1, 2, 4, 4]);
    expect(() =>
      tf
        .engine()
        .runKernel(
          'Conv2DBackpropInput',
          { dy: x, filter: tf.ones([3, 3, 2, 2]) },
          { strides: 1, pad: 'same', dataFormat: 'NCHW', inputShape: [1, 2, 4, 4] },
        ),
    ).toThrow("Conv2DBackpropInput on the wasm backend does not take dataFormat ('NCHW') — use 'NHWC'");
  });
});
