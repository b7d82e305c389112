import type { FamilyLayer, FamilyModel } from '../family/family-layer.js';

/** What Keras makes an object from: where its class is, and the class's arguments. */
interface KerasObject {
  readonly module: string;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name: null;
  readonly build_config?: { readonly input_shape: readonly (number | null)[] };
}

/**
 * The `config.json` of a Keras 3 file: a Sequential that begins with its input. Settings that only matter to training
 * anew (initialisers, regularisers, constraints) are left to Keras's defaults, and the model is not compiled.
 */
export function kerasConfig({ name, inputShape, layers }: FamilyModel): KerasObject {
  const batchShape = [null, ...inputShape];
  const input = object('keras.layers', 'InputLayer', {
    batch_shape: batchShape,
    dtype: 'float32',
    name: freeName(layers),
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

function kerasLayer(layer: FamilyLayer): KerasObject {
  const config = { name: layer.name, trainable: true, dtype: 'float32', ...settings(layer) };
  return {
    ...object('keras.layers', layer.type, config),
    build_config: { input_shape: [null, ...layer.inputShape] },
  };
}

function settings(layer: FamilyLayer): Readonly<Record<string, unknown>> {
  switch (layer.type) {
    case 'Conv2D': {
      const { kernel, strides, padding, dilation, activation, bias } = layer;
      const [height, width, , filters] = kernel.shape;
      return {
        filters,
        kernel_size: [height, width],
        strides,
        padding,
        data_format: 'channels_last',
        dilation_rate: dilation,
        groups: 1,
        activation,
        use_bias: bias !== undefined,
      };
    }
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      const { poolSize, padding, strides } = layer;
      return { pool_size: poolSize, padding, strides, data_format: 'channels_last' };
    }
    case 'Flatten':
      return { data_format: 'channels_last' };
    case 'Dense':
      return {
        units: layer.kernel.shape[1],
        activation: layer.activation,
        use_bias: layer.bias !== undefined,
      };
    case 'Activation':
      return { activation: layer.activation };
    case 'Dropout':
      return { rate: layer.rate, seed: null, noise_shape: null };
  }
}

function object(module: string, className: string, config: KerasObject['config']): KerasObject {
  return { module, class_name: className, config, registered_name: null };
}

/** A name for the input that no layer has. */
function freeName(layers: readonly FamilyLayer[]): string {
  const taken = new Set(layers.map(({ name }) => name));
  let name = 'input_layer';
  while (taken.has(name)) name += '_';
  return name;
}
