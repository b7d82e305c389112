import '@tensorflow/tfjs-backend-cpu';
import { plainLenet5 } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { lenet5 } from './lenet5.js';
import { renderSummary } from './render-summary.js';
import { summary } from './summary.js';

beforeAll(() => tf.enableProdMode());

describe('summary(model)', () => {
  test('counts the parameters and multiply-adds of LeNet-5', () => {
    const conv = (field: number, inputs: number, filters: number, size: number) => ({
      parameters: (field * inputs + 1) * filters,
      multiplyAdds: field * inputs * filters * size * size,
    });
    const dense = (inputs: number, units: number) => ({
      parameters: (inputs + 1) * units,
      multiplyAdds: inputs * units,
    });
    const none = { parameters: 0, multiplyAdds: 0 };
    const { layers: rows, ...totals } = summary(lenet5());
    expect(rows.map(({ parameters, multiplyAdds }) => ({ parameters, multiplyAdds }))).toEqual([
      conv(25, 1, 6, 24),
      none,
      conv(25, 6, 16, 8),
      none,
      none,
      dense(256, 120),
      dense(120, 84),
      dense(84, 10),
    ]);
    expect(totals).toEqual({ parameters: 44_426, trainableParameters: 44_426, multiplyAdds: 281_640 });
  });

  test.each(['modern', '1998'] as const)('summarizes a plain model as a model of tfjs: %s', (variant) => {
    expect(summary(plainLenet5({ variant }))).toEqual(summary(lenet5({ variant })));
  });

  test('counts depthwise and strided kernels, 1-D convolution and channels first', () => {
    const model = sequential({
      layers: [
        layers.conv2d({
          inputShape: [3, 9, 9],
          filters: 4,
          kernelSize: 3,
          strides: 2,
          dataFormat: 'channelsFirst',
        }),
        layers.permute({ dims: [2, 3, 1] }),
        layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }),
        layers.reshape({ targetShape: [4, 8] }),
        layers.conv1d({ filters: 5, kernelSize: 2 }),
        layers.dense({ units: 7 }),
      ],
    });
    expect(summary(model).layers.map(({ multiplyAdds }) => multiplyAdds)).toEqual([
      9 * 3 * 4 * (4 * 4),
      0,
      9 * 4 * 2 * (2 * 2),
      0,
      2 * 8 * 5 * 3,
      5 * 7 * 3,
    ]);
  });

  test('returns null for unknown multiply-adds, and separates trainable parameters', () => {
    const model = sequential({
      layers: [
        layers.dense({ inputShape: [4], units: 3 }),
        layers.batchNormalization(),
        layers.layerNormalization(),
      ],
    });
    const { layers: rows, ...totals } = summary(model);
    expect(rows.map(({ multiplyAdds }) => multiplyAdds)).toEqual([12, 0, null]);
    expect(totals).toEqual({ parameters: 15 + 12 + 6, trainableParameters: 15 + 6 + 6, multiplyAdds: null });
  });

  test('returns null for an unknown size', () => {
    const model = sequential({
      layers: [layers.conv2d({ inputShape: [null, null, 1], filters: 2, kernelSize: 3 })],
    });
    expect(summary(model).layers[0]).toMatchObject({ outputShape: [null, null, 2], multiplyAdds: null });
  });
});

describe('renderSummary(summary)', () => {
  test('renders one line per layer, text aligned left and numbers aligned right', () => {
    expect(renderSummary(summary(lenet5())).split('\n')).toEqual([
      'Layer    Type              Output   Parameters  Multiply-adds',
      '─────────────────────────────────────────────────────────────',
      'conv1    Conv2D            24×24×6         156         86,400',
      'pool1    AveragePooling2D  12×12×6           0              0',
      'conv2    Conv2D            8×8×16        2,416        153,600',
      'pool2    AveragePooling2D  4×4×16            0              0',
      'flatten  Flatten           256               0              0',
      'dense1   Dense             120          30,840         30,720',
      'dense2   Dense             84           10,164         10,080',
      'dense3   Dense             10              850            840',
      '─────────────────────────────────────────────────────────────',
      'Total                                   44,426        281,640',
      '',
    ]);
  });

  test('renders unknown values as unknown', () => {
    const model = sequential({ layers: [layers.embedding({ inputDim: 9, outputDim: 3, inputLength: 2 })] });
    expect(renderSummary(summary(model))).toMatch(/^embedding\S*\s+Embedding\s+2×3\s+27\s+unknown$/m);
  });
});
