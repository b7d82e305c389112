import { describe, expect, test } from 'vitest';
import { initialWeights } from '../weights/initial-weights.js';
import { connectLayers } from './connect-layers.js';
import { layerWeights, stackWeights } from './layer.js';
import type { Conv2DConfig, LayerConfig } from './layer-config.js';
import { UnsupportedLayersError } from './unsupported.js';

const conv: Conv2DConfig = {
  type: 'Conv2D',
  name: 'c',
  filters: 4,
  kernelSize: [4, 3],
  strides: [1, 1],
  dilationRate: [1, 1],
  padding: 'valid',
  activation: 'relu',
  useBias: true,
};
const depthwise = {
  type: 'DepthwiseConv2D',
  name: 'w',
  kernelSize: [4, 3],
  strides: [1, 1],
  dilationRate: [1, 1],
  padding: 'valid',
  depthMultiplier: 3,
  activation: 'relu',
  useBias: true,
} as const satisfies LayerConfig;

const pool: LayerConfig = {
  type: 'MaxPooling2D',
  name: 'p',
  poolSize: [3, 2],
  strides: [2, 1],
  padding: 'valid',
};
const dense: LayerConfig = { type: 'Dense', name: 'd', units: 10, activation: 'softmax', useBias: false };

const normalization: LayerConfig = {
  type: 'BatchNormalization',
  name: 'n',
  momentum: 0.99,
  epsilon: 1e-3,
  center: true,
  scale: true,
};

const table: LayerConfig = {
  type: 'TableConv2D',
  name: 't',
  kernelSize: [3, 2],
  connections: [[0], [1], [0, 1]],
  activation: 'relu',
};
const rbf: LayerConfig = {
  type: 'RBF',
  name: 'b',
  centers: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
};

/** Output shape of a single layer. */
const outputOf = (layer: LayerConfig, inputShape: readonly number[]) =>
  connectLayers({ name: 'model', inputShape, layers: [layer] }).layers[0]?.outputShape;

describe('connectLayers(config)', () => {
  // valid: ⌊(input − ((size − 1) · dilation + 1)) / stride⌋ + 1; same: ⌈input / stride⌉.
  test.each([
    [conv, [25, 26, 4]],
    [{ ...conv, strides: [2, 3] }, [13, 9, 4]],
    [{ ...conv, dilationRate: [2, 2] }, [22, 24, 4]],
    [{ ...conv, padding: 'same' }, [28, 28, 4]],
    [{ ...conv, padding: 'same', strides: [3, 5] }, [10, 6, 4]],
    [{ ...depthwise, strides: [2, 2] }, [13, 13, 6]],
    [{ ...depthwise, type: 'SeparableConv2D', filters: 5 }, [25, 26, 5]],
    [pool, [13, 27, 2]],
    [{ ...pool, padding: 'same' }, [14, 28, 2]],
    [{ type: 'GlobalAveragePooling2D', name: 'g' }, [2]],
    [{ type: 'GlobalMaxPooling2D', name: 'g' }, [2]],
    [{ type: 'Flatten', name: 'f' }, [1568]],
    [{ type: 'Activation', name: 'a', activation: 'tanh' }, [28, 28, 2]],
    [{ type: 'ELU', name: 'e', alpha: 1 }, [28, 28, 2]],
    [{ type: 'Dropout', name: 'x', rate: 0.5 }, [28, 28, 2]],
    [normalization, [28, 28, 2]],
    [{ type: 'Rescaling', name: 'r', scale: 2, offset: 1 }, [28, 28, 2]],
    [
      {
        type: 'ZeroPadding2D',
        name: 'z',
        padding: [
          [1, 2],
          [3, 4],
        ],
      },
      [31, 35, 2],
    ],
    [table, [26, 27, 3]],
    [{ type: 'Subsampling2D', name: 's', poolSize: [3, 4], activation: 'linear' }, [9, 7, 2]],
  ] satisfies [LayerConfig, number[]][])('infers the output shape of %o on 28×28×2', (layer, output) => {
    expect(outputOf(layer, [28, 28, 2])).toEqual(output);
  });

  test('passes shapes from layer to layer, and names and shapes the weights', () => {
    const layers = [conv, { type: 'Flatten', name: 'f' } as const, dense];
    const stack = connectLayers({ name: 'model', inputShape: [5, 5, 3], layers });
    expect(stack.layers.map(({ inputShape }) => inputShape)).toEqual([[5, 5, 3], [2, 3, 4], [24]]);
    expect(stack.layers.flatMap((layer) => layerWeights(layer))).toEqual([
      { name: 'c/kernel', shape: [4, 3, 3, 4] },
      { name: 'c/bias', shape: [4] },
      { name: 'd/kernel', shape: [24, 10] },
    ]);
  });

  test('shapes the weights of depthwise and separable convolutions', () => {
    const separable = {
      ...depthwise,
      type: 'SeparableConv2D',
      name: 's',
      filters: 5,
      useBias: false,
    } as const;
    const stack = connectLayers({ name: 'model', inputShape: [9, 9, 2], layers: [depthwise, separable] });
    expect(stack.layers.flatMap((layer) => layerWeights(layer))).toEqual([
      { name: 'w/depthwise_kernel', shape: [4, 3, 2, 3] },
      { name: 'w/bias', shape: [6] },
      { name: 's/depthwise_kernel', shape: [4, 3, 6, 3] },
      { name: 's/pointwise_kernel', shape: [1, 1, 18, 5] },
    ]);
  });

  test('lists the moving averages of batch normalizations after all other weights, as tfjs does', () => {
    const layers = [
      { ...normalization, name: 'n1', scale: false } as const,
      { ...normalization, name: 'n2', center: false } as const,
      dense,
    ];
    const stack = connectLayers({ name: 'model', inputShape: [7], layers });
    expect(stackWeights(stack)).toEqual([
      { name: 'n1/beta', shape: [7] },
      { name: 'n2/gamma', shape: [7] },
      { name: 'd/kernel', shape: [7, 10] },
      { name: 'n1/moving_mean', shape: [7] },
      { name: 'n1/moving_variance', shape: [7] },
      { name: 'n2/moving_mean', shape: [7] },
      { name: 'n2/moving_variance', shape: [7] },
    ]);
    expect(initialWeights(stack, 1).map(({ values }) => values[0])).toEqual([
      0,
      1,
      expect.any(Number),
      0,
      1,
      0,
      1,
    ]);
  });

  test('shapes the weights of the layers of 1998', () => {
    const layers = [
      table,
      { type: 'Subsampling2D', name: 's', poolSize: [2, 2], activation: 'linear' } as const,
    ];
    const stack = connectLayers({ name: 'model', inputShape: [6, 5, 2], layers });
    expect(stack.layers.flatMap((layer) => layerWeights(layer))).toEqual([
      { name: 't/kernel', shape: [3, 2, 4] },
      { name: 't/bias', shape: [3] },
      { name: 's/kernel', shape: [3] },
      { name: 's/bias', shape: [3] },
    ]);
    expect(outputOf(rbf, [2])).toEqual([3]);
    expect(outputOf({ type: 'Softmin', name: 'm', rejectPenalty: 1 }, [3])).toEqual([3]);
  });

  test.each([
    [conv, [3, 3, 1], 'layer c (Conv2D) is not supported (a window that is larger than its input [3, 3])'],
    [conv, [9], 'layer c (Conv2D) is not supported (an input [9] of 1 axes instead of 3)'],
    [pool, [28, 28], 'layer p (MaxPooling2D) is not supported (an input [28, 28] of 2 axes instead of 3)'],
    [table, [9, 9, 1], 'layer t (TableConv2D) is not supported (a connection to map 1 of 1)'],
    [rbf, [3], 'layer b (RBF) is not supported (a center of 2 values for 3 inputs)'],
    [dense, [2, 3], 'layer d (Dense) is not supported (an input [2, 3] of 2 axes instead of 1)'],
  ] as const)('rejects %o on an input of shape %j', (layer, inputShape, message) => {
    expect(() => outputOf(layer, inputShape)).toThrow(UnsupportedLayersError);
    expect(() => outputOf(layer, inputShape)).toThrow(message);
  });
});
