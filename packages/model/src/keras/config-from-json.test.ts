import '@tensorflow/tfjs-backend-cpu';
import { lenet5Config, lenet5ConfigFor } from '@lenet5/core';
import { ready } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, test } from 'vitest';
import { plainTopology } from '../format/plain-topology.js';
import { configFromJson } from './config-from-json.js';

/** The Keras "simple convnet" for MNIST as `model.to_json()` of Keras 3 writes it, without what does not describe layers. */
const simpleConvnet = {
  module: 'keras',
  class_name: 'Sequential',
  config: {
    name: 'sequential',
    trainable: true,
    dtype: { module: 'keras', class_name: 'DTypePolicy', config: { name: 'float32' } },
    layers: [
      kerasLayer('InputLayer', { batch_shape: [null, 28, 28, 1], name: 'input_layer' }),
      kerasLayer('Conv2D', { ...convolution('conv2d', 32), activation: 'relu' }),
      kerasLayer('MaxPooling2D', pooling('max_pooling2d')),
      kerasLayer('Conv2D', { ...convolution('conv2d_1', 64), activation: 'relu' }),
      kerasLayer('MaxPooling2D', pooling('max_pooling2d_1')),
      kerasLayer('Flatten', { name: 'flatten', data_format: 'channels_last' }),
      kerasLayer('Dropout', { name: 'dropout', rate: 0.5, seed: null, noise_shape: null }),
      kerasLayer('Dense', { name: 'dense', units: 10, activation: 'softmax', use_bias: true }),
    ],
  },
  registered_name: null,
};

function kerasLayer(className: string, config: object): object {
  return { module: 'keras.layers', class_name: className, config, registered_name: null };
}

function convolution(name: string, filters: number): object {
  const window = { kernel_size: [3, 3], strides: [1, 1], padding: 'valid', dilation_rate: [1, 1], groups: 1 };
  const initializer = { module: 'keras.initializers', class_name: 'GlorotUniform', config: { seed: null } };
  return { name, filters, ...window, use_bias: true, kernel_initializer: initializer };
}

function pooling(name: string): object {
  return { name, pool_size: [2, 2], padding: 'valid', strides: [2, 2], data_format: 'channels_last' };
}

describe('configFromJson(json, source)', () => {
  test('reads what tf.Sequential.toJSON() returns, whose dense layers have other initial weights', async () => {
    await ready();
    const model = sequential({ name: 'small' });
    model.add(layers.flatten({ inputShape: [4, 4, 2], name: 'flatten' }));
    model.add(layers.dense({ units: 3, activation: 'softmax', name: 'dense' }));
    expect(configFromJson(model.toJSON())).toEqual({
      config: {
        name: 'small',
        inputShape: [4, 4, 2],
        layers: [
          { type: 'Flatten', name: 'flatten' },
          { type: 'Dense', name: 'dense', units: 3, activation: 'softmax', useBias: true },
        ],
      },
      notes: ['kernel_initializer VarianceScaling of layer dense is not used'],
    });
    model.dispose();
  });

  test.each([
    ['LeNet-5', lenet5Config],
    ['a variant', lenet5ConfigFor({ activation: 'relu', pooling: 'max', padding: 'same', dropout: 0.2 })],
  ])('reads the topology of %s', (_, config) => {
    expect(configFromJson(plainTopology(config))).toEqual({ config, notes: [] });
  });

  test('reads the JSON of Keras 3', () => {
    const { config, notes } = configFromJson(JSON.stringify(simpleConvnet));
    expect(config.inputShape).toEqual([28, 28, 1]);
    expect(config.layers.map(({ type }) => type)).toEqual([
      ...['Conv2D', 'MaxPooling2D', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dropout', 'Dense'],
    ]);
    expect(config.layers[2]).toMatchObject({ name: 'conv2d_1', filters: 64, activation: 'relu' });
    expect(notes).toEqual([]);
  });

  test('notes an initializer that is not used', () => {
    const initializer = { class_name: 'HeNormal', config: {} };
    const { notes } = configFromJson(dense({ kernel_initializer: initializer }));
    expect(notes).toEqual(['kernel_initializer HeNormal of layer dense is not used']);
  });

  test('keeps a batch normalization, whose axis Keras 2 numbers from the batch on', () => {
    const normalization = { axis: [1], momentum: 0.99, epsilon: 0.001, center: true, scale: false };
    const initializers = {
      gamma_initializer: { class_name: 'Ones', config: {} },
      moving_mean_initializer: { class_name: 'Ones', config: {} },
    };
    const { config, notes } = configFromJson(
      dense({ ...normalization, ...initializers }, 'BatchNormalization'),
    );
    const { axis: _, ...settings } = normalization;
    expect(config.layers).toEqual([{ type: 'BatchNormalization', name: 'dense', ...settings }]);
    expect(notes).toEqual(['moving_mean_initializer Ones of layer dense is not used']);
  });

  test('takes a ReLU for the activation only without a maximum, a slope and a threshold', () => {
    const plain = { max_value: null, negative_slope: 0, threshold: 0 };
    expect(configFromJson(dense(plain, 'ReLU')).config.layers).toEqual([
      { type: 'Activation', name: 'dense', activation: 'relu' },
    ]);
  });

  test.each([
    ['a ReLU with a maximum', dense({ max_value: 6 }, 'ReLU'), 'layer dense (ReLU): max_value 6'],
    ['a ReLU with a slope', dense({ negative_slope: 0.1 }, 'ReLU'), 'layer dense (ReLU): negative_slope 0.1'],
    [
      'a normalization of another axis',
      dense({ axis: [3], momentum: 0.9, epsilon: 0.001 }, 'BatchNormalization'),
      'layer dense (BatchNormalization): axis [3]',
    ],
    [
      'a regularizer of a depthwise kernel',
      dense({ depthwise_regularizer: {} }, 'SeparableConv2D'),
      'layer dense (SeparableConv2D): depthwise_regularizer',
    ],
    [
      'a constraint of β',
      dense({ beta_constraint: {} }, 'BatchNormalization'),
      'layer dense (BatchNormalization): beta_constraint',
    ],
    [
      'a frozen normalization',
      dense({ trainable: false }, 'BatchNormalization'),
      'layer dense (BatchNormalization): trainable false',
    ],
    ['an unknown layer', dense({}, 'LSTM'), 'layer dense (LSTM): a layer of this type'],
    ['an unknown activation', dense({ activation: 'swish' }), 'layer dense (Dense): activation "swish"'],
    ['a regularizer', dense({ kernel_regularizer: {} }), 'layer dense (Dense): kernel_regularizer'],
    ['a constraint', dense({ bias_constraint: {} }), 'layer dense (Dense): bias_constraint'],
    ['frozen weights', dense({ trainable: false }), 'layer dense (Dense): trainable false'],
    ['noise', dense({}, 'GaussianNoise'), 'layer dense (GaussianNoise): a layer of this type'],
    ['no input shape', dense({ batch_input_shape: null }), 'an input of unknown size'],
    ['no layers', { class_name: 'Sequential', config: { layers: [] } }, 'an input of unknown size'],
    ['another class', { class_name: 'Graph', config: {} }, 'a model of class Graph, not Sequential'],
    ['a list', [], 'its configuration is not an object'],
  ])('refuses %s by name', (_, json, found) => {
    expect(() => configFromJson(json, 'net.json')).toThrow(
      `net.json contains a model that cannot be read (${found}`,
    );
  });

  test('refuses text that is not JSON', () => {
    expect(() => configFromJson('{"class_name":', 'net.json')).toThrow('net.json is not a valid JSON file');
  });
});

function dense(config: object, className = 'Dense'): object {
  const settings = { name: 'dense', units: 10, activation: 'softmax', use_bias: true };
  const layer = { class_name: className, config: { ...settings, batch_input_shape: [null, 16], ...config } };
  return { class_name: 'Sequential', config: { name: 'net', layers: [layer] } };
}
