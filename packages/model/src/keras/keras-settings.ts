import type { Layer } from '@lenet5/core';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';

/**
 * The settings of a layer as Keras names them, without those that affect only training (initializers, regularizers, constraints).
 * @throws UnsupportedLayerError if Keras does not have the layer or its activation, or does not accept its name
 */
export function kerasSettings(layer: Layer): Readonly<Record<string, unknown>> {
  if ('activation' in layer && layer.activation === 'scaledTanh') {
    throw new UnsupportedLayerError(layer, 'Keras', 'activation "scaledTanh"');
  }
  if (layer.name.includes('/')) throw new UnsupportedLayerError(layer, 'Keras', 'a / in its name');
  switch (layer.type) {
    case 'Conv2D':
      return { filters: layer.filters, ...windowSettings(layer), groups: 1 };
    case 'DepthwiseConv2D':
      return { depth_multiplier: layer.depthMultiplier, ...windowSettings(layer) };
    case 'SeparableConv2D':
      return { filters: layer.filters, depth_multiplier: layer.depthMultiplier, ...windowSettings(layer) };
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const { poolSize, padding, strides } = layer;
      return { pool_size: poolSize, padding, strides, data_format: 'channels_last' };
    }
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return { data_format: 'channels_last', keepdims: false };
    case 'Flatten':
      return { data_format: 'channels_last' };
    case 'Dense':
      return { units: layer.units, activation: layer.activation, use_bias: layer.useBias };
    case 'Activation':
      return { activation: layer.activation };
    case 'LeakyReLU':
      return { negative_slope: layer.alpha };
    case 'ELU':
      return { alpha: layer.alpha };
    case 'BatchNormalization': {
      const { momentum, epsilon, center, scale } = layer;
      return { axis: -1, momentum, epsilon, center, scale };
    }
    case 'Dropout':
      return { rate: layer.rate, seed: null, noise_shape: null };
    case 'ZeroPadding2D':
      return { padding: layer.padding, data_format: 'channels_last' };
    case 'Rescaling':
      return { scale: layer.scale, offset: layer.offset };
    case 'Add':
      return {};
    case 'TableConv2D':
    case 'Subsampling2D':
    case 'RBF':
    case 'Softmin':
      throw new UnsupportedLayerError(layer, 'Keras', 'a layer of this type');
  }
}

type Convolution = Extract<Layer, { readonly useBias: boolean; readonly kernelSize: unknown }>;

function windowSettings(layer: Convolution): Readonly<Record<string, unknown>> {
  const { kernelSize, strides, padding, dilationRate, activation, useBias } = layer;
  return {
    kernel_size: kernelSize,
    strides,
    padding,
    data_format: 'channels_last',
    dilation_rate: dilationRate,
    activation,
    use_bias: useBias,
  };
}
