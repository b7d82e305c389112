import type { ExportDepthwise, ExportLayer, ExportModel } from '../layers/export-layer.js';

/** A layer that Keras has. */
type KerasLayer = ExportLayer | ExportDepthwise;

/** A serialized Keras object: the location of its class and the arguments of its constructor. */
interface KerasObject {
  readonly module: string;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name: null;
  readonly build_config?: { readonly input_shape: readonly (number | null)[] };
}

/**
 * The `config.json` of a Keras 3 file: a Sequential that starts with an input layer. Settings that affect only training
 * (initializers, regularizers, constraints) have the defaults of Keras, and the model is not compiled.
 */
export function kerasConfig({ name, inputShape, layers }: ExportModel<KerasLayer>): KerasObject {
  const batchShape = [null, ...inputShape];
  const input = object('keras.layers', 'InputLayer', {
    batch_shape: batchShape,
    dtype: 'float32',
    name: unusedName(layers),
  });
  const config = {
    name,
    trainable: true,
    dtype: 'float32',
    layers: [input, ...layers.map(kerasLayer)],
    build_input_shape: batchShape,
  };
  return { ...object('keras', 'Sequential', config), build_config: { input_shape: batchShape } };
}

function kerasLayer(layer: KerasLayer): KerasObject {
  const config = { name: layer.name, trainable: true, dtype: 'float32', ...settings(layer) };
  return {
    ...object('keras.layers', layer.type, config),
    build_config: { input_shape: [null, ...layer.inputShape] },
  };
}

function settings(layer: KerasLayer): Readonly<Record<string, unknown>> {
  switch (layer.type) {
    case 'Conv2D': {
      const { filters, kernelSize, strides, padding, dilationRate, activation, useBias } = layer;
      return {
        filters,
        kernel_size: kernelSize,
        strides,
        padding,
        data_format: 'channels_last',
        dilation_rate: dilationRate,
        groups: 1,
        activation,
        use_bias: useBias,
      };
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D': {
      const { kernelSize, strides, padding, dilationRate, depthMultiplier, activation, useBias } = layer;
      return {
        ...(layer.type === 'SeparableConv2D' && { filters: layer.filters }),
        kernel_size: kernelSize,
        strides,
        padding,
        depth_multiplier: depthMultiplier,
        data_format: 'channels_last',
        dilation_rate: dilationRate,
        activation,
        use_bias: useBias,
      };
    }
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
  }
}

function object(module: string, className: string, config: KerasObject['config']): KerasObject {
  return { module, class_name: className, config, registered_name: null };
}

/** A name for the input layer that no other layer has. */
function unusedName(layers: readonly KerasLayer[]): string {
  const taken = new Set(layers.map(({ name }) => name));
  let name = 'input_layer';
  while (taken.has(name)) name += '_';
  return name;
}
