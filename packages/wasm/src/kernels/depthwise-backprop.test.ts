import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import {
  depthwiseBackpropFilterReference,
  depthwiseBackpropInputReference,
} from '../reference/depthwise-backprop.js';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { randomGeometry, type Shape4D } from '../testing/geometry.js';

beforeAll(startBackends);

test('the gradients of depthwise convolutions equal their twins and the cpu backend on any geometry', async () => {
  const random = new Random(14);
  const shapes = 150;
  for (let shape = 0; shape < shapes; shape++) {
    const { xShape, filterShape: full, strides, dilations, pad } = randomGeometry(random);
    const filterShape: Shape4D = [full[0], full[1], full[2], random.pick([1, 1, 2, 3])];
    const info = tf.backend_util.computeConv2DInfo(
      xShape,
      filterShape,
      strides,
      dilations,
      pad,
      undefined,
      true,
    );
    const [x, w, dy] = [random.values(xShape), random.values(filterShape), random.values(info.outShape)];
    const compute = () => {
      const dyTensor = tf.tensor(dy, info.outShape);
      const attrs = { strides, dilations, pad } as tf.NamedAttrMap;
      return [
        tf
          .engine()
          .runKernel<tf.Tensor>(
            'DepthwiseConv2dNativeBackpropFilter',
            { x: tf.tensor(x, xShape), dy: dyTensor },
            { ...attrs, filterShape },
          ),
        tf
          .engine()
          .runKernel<tf.Tensor>(
            'DepthwiseConv2dNativeBackpropInput',
            { dy: dyTensor, filter: tf.tensor(w, filterShape) },
            { ...attrs, inputShape: xShape },
          ),
      ];
    };
    const [dw, dx] = await on('wasm', compute);
    const told = JSON.stringify({ xShape, filterShape, strides, dilations, pad });
    expect(relativeError(dw!, depthwiseBackpropFilterReference(x, dy, info)), told).toBeLessThan(1e-5);
    expect(relativeError(dx!, depthwiseBackpropInputReference(dy, w, info)), told).toBeLessThan(1e-5);
    if (dilations.some((dilation) => dilation > 1)) continue;
    const [cpuDw, cpuDx] = await on('cpu', compute);
    expect(relativeError(dw!, cpuDw!), told).toBeLessThan(1e-5);
    expect(relativeError(dx!, cpuDx!), told).toBeLessThan(1e-5);
  }
  console.log(`DepthwiseConv2dNativeBackpropFilter, -Input: ${shapes} shapes tried`);
});
