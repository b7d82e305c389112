import '@tensorflow/tfjs-backend-cpu';
import { connectLayers, type LayerConfig, layerWeights, plainModel, shapeSize } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { ready } from '@tensorflow/tfjs-core';
import { layers, regularizers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import { lowerModel } from './lower-model.js';

const image = { inputShape: [8, 8, 1] };
const softmax = () => layers.dense({ units: 3, activation: 'softmax' });

beforeAll(() => ready());

describe('lowerModel(model)', () => {
  it('separates the activations of LeNet-5 and leaves the softmax to the loss', () => {
    const { layers: chain, input, classes, weights } = lowerModel(lenet5());
    expect(input).toEqual([28, 28, 1]);
    expect(classes).toBe(10);
    expect(chain.map(({ name, kind, output }) => `${name} ${kind} ${output}`)).toEqual([
      'conv1 convolution 24,24,6',
      'conv1 activation 24,24,6',
      'pool1 average-pooling 12,12,6',
      'conv2 convolution 8,8,16',
      'conv2 activation 8,8,16',
      'pool2 average-pooling 4,4,16',
      'flatten flatten 256',
      'dense1 dense 120',
      'dense1 activation 120',
      'dense2 dense 84',
      'dense2 activation 84',
      'dense3 dense 10',
    ]);
    expect(weights.map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      'conv1/kernel 5,5,1,6',
      'conv1/bias 6',
      'conv2/kernel 5,5,6,16',
      'conv2/bias 16',
      'dense1/kernel 256,120',
      'dense1/bias 120',
      'dense2/kernel 120,84',
      'dense2/bias 84',
      'dense3/kernel 84,10',
      'dense3/bias 10',
    ]);
  });

  it('adds the odd row and column of same padding at the end, as tfjs does', () => {
    const model = sequential({
      layers: [
        layers.conv2d({ ...image, filters: 2, kernelSize: [4, 3], padding: 'same' }),
        layers.flatten(),
        softmax(),
      ],
    });
    const [convolution] = lowerModel(model).layers;
    expect(convolution).toMatchObject({
      output: [8, 8, 2],
      padding: { top: 1, bottom: 2, left: 1, right: 1 },
    });
  });

  it('lowers global pooling to a window as large as the image', () => {
    const model = sequential({ layers: [layers.globalMaxPooling2d(image), softmax()] });
    const [pooling, flatten] = lowerModel(model).layers;
    expect(pooling).toMatchObject({ kind: 'max-pooling', poolSize: [8, 8], output: [1, 1, 1] });
    expect(flatten).toMatchObject({ kind: 'flatten', output: 1 });
  });

  it('accepts vectors, as images of one row, and a softmax layer', () => {
    const model = sequential({
      layers: [layers.dense({ inputShape: [12], units: 4 }), layers.activation({ activation: 'softmax' })],
    });
    const network = lowerModel(model);
    expect(network.input).toEqual([1, 12, 1]);
    expect(network.layers.map(({ kind }) => kind)).toEqual(['flatten', 'dense']);
  });

  it('numbers weights that have the same name', () => {
    const model = sequential({
      layers: [
        layers.dense({ inputShape: [3], units: 4, name: 'a' }),
        layers.dense({ units: 4, name: 'a_1' }),
        softmax(),
      ],
    });
    const names = lowerModel(model).weights.map(({ name }) => name);
    expect(new Set(names).size).toBe(6);
  });

  it.each<[string, Sequential['layers'], string]>([
    [
      'a dilated depthwise convolution',
      [layers.depthwiseConv2d({ ...image, kernelSize: 3, dilationRate: 2, name: 'd' })],
      'layer d (DepthwiseConv2D) is not supported (dilationRate [2, 2])',
    ],
    [
      'an activation',
      [layers.dense({ inputShape: [3], units: 2, activation: 'selu', name: 'e' })],
      'layer e (Dense) is not supported (activation "selu")',
    ],
    [
      'a negative slope',
      [layers.leakyReLU({ inputShape: [3], alpha: -1, name: 'l' })],
      'layer l (LeakyReLU) is not supported (alpha -1)',
    ],
    [
      'a regularizer',
      [layers.dense({ inputShape: [3], units: 2, kernelRegularizer: regularizers.l2(), name: 'r' })],
      'layer r (Dense) is not supported (kernelRegularizer)',
    ],
    [
      'frozen weights',
      [layers.dense({ inputShape: [3], units: 2, trainable: false, name: 'f' })],
      'the model is not supported (trainable false for every layer)',
    ],
    [
      'another type of layer',
      [layers.layerNormalization({ ...image, name: 'b' })],
      'layer b (LayerNormalization) is not supported (a layer of this type)',
    ],
    [
      'a dense layer on an image',
      [layers.dense({ ...image, units: 2, name: 'i' })],
      'layer i (Dense) is not supported (an input [8, 8, 1] of 3 axes instead of 1)',
    ],
    [
      'a softmax that is not last',
      [
        layers.dense({ inputShape: [3], units: 2, activation: 'softmax', name: 's' }),
        layers.dense({ units: 2 }),
      ],
      'layer s (Dense) is not supported (softmax before the last layer)',
    ],
    [
      'no softmax',
      [layers.dense({ inputShape: [3], units: 2 })],
      'the model is not supported (no softmax at the end)',
    ],
    [
      'no weights',
      [layers.activation({ inputShape: [3], activation: 'softmax' })],
      'the model is not supported (no weights)',
    ],
  ])('rejects %s, with the name of the layer and what is supported', (_, chain, message) => {
    const model = sequential({ layers: chain });
    const lower = (): unknown => lowerModel(model);
    expect(lower).toThrow(UnsupportedModelError);
    expect(lower).toThrow(`${message} — use a stack of`);
  });
});

describe('lowerModel(model) of layers that tfjs does not have', () => {
  const subsampling = {
    type: 'Subsampling2D',
    name: 's',
    poolSize: [2, 2],
    activation: 'scaledTanh',
  } as const;
  const rbf = { type: 'RBF', name: 'r', centers: [[1, -1]] } as const;

  it.each<[LayerConfig[], number[], string]>([
    [[rbf], [2], 'layer r (RBF) is not supported (no Softmin after it)'],
    [
      [{ type: 'Softmin', name: 'm', rejectPenalty: 1 }],
      [2],
      'layer m (Softmin) is not supported (no RBF before it)',
    ],
    [
      [subsampling, { type: 'Flatten', name: 'f' }, rbf, { type: 'Softmin', name: 'm', rejectPenalty: 1 }],
      [2, 4, 1],
      'layer s (Subsampling2D) is not supported (no layer with weights before it)',
    ],
  ])('rejects %j', (chain, inputShape, message) => {
    const dense = { type: 'Dense', name: 'd', units: 2, activation: 'linear', useBias: false } as const;
    const config = { name: 'm', inputShape, layers: inputShape.length === 1 ? [dense, ...chain] : chain };
    const weights = connectLayers(config)
      .layers.flatMap((layer) => layerWeights(layer))
      .map((weight) => ({ ...weight, values: new Float32Array(shapeSize(weight.shape)) }));
    expect(() => lowerModel(plainModel(config, weights))).toThrow(message);
  });
});
