import { depthwiseConv2dBackward, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { randomGeometry, type Shape4D, windowOf } from '../testing/geometry.js';

beforeAll(startBackends);

test('the gradients of depthwise convolutions equal the reference and the cpu backend on any geometry', async () => {
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
    const described = JSON.stringify({ xShape, filterShape, strides, dilations, pad });
    const expected = depthwiseConv2dBackward(
      tensor(xShape, x),
      tensor(filterShape, w),
      tensor(info.outShape, dy),
      windowOf(info),
    );
    expect(relativeError(dw!, expected.dKernel.values), described).toBeLessThan(1e-5);
    expect(relativeError(dx!, expected.dx.values), described).toBeLessThan(1e-5);
    if (dilations.some((dilation) => dilation > 1)) continue;
    const [cpuDw, cpuDx] = await on('cpu', compute);
    expect(relativeError(dw!, cpuDw!), described).toBeLessThan(1e-5);
    expect(relativeError(dx!, cpuDx!), described).toBeLessThan(1e-5);
  }
  console.log(`DepthwiseConv2dNativeBackpropFilter, -Input: ${shapes} shapes tested`);
});
