import { type Layer, type LayerStack, NETWORK_INPUT, namesInputs } from '@lenet5/core';
import { kerasSettings } from './keras-settings.js';

/** A serialized Keras object: the location of its class and the arguments of its constructor. */
interface KerasObject {
  readonly module: string;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly registered_name: string | null;
  readonly build_config?: { readonly input_shape: unknown };
}

/**
 * The `config.json` of a Keras 3 file: a Sequential that starts with an input layer or, if layers name their inputs, a functional
 * model. Settings that affect only training have the defaults of Keras, and the model is not compiled.
 * @param stack the layers in the order of Keras; if layers name their inputs, all do
 * @throws UnsupportedLayerError at the first layer that Keras does not have
 */
export function kerasConfig(name: string, stack: LayerStack): KerasObject {
  const { inputShape, layers } = stack;
  const input = object('keras.layers', 'InputLayer', {
    batch_shape: [null, ...inputShape],
    dtype: 'float32',
    name: unusedName(layers),
  });
  const model = { name, trainable: true, dtype: 'float32' };
  return namesInputs(stack) ? functional(model, input, stack) : sequential(model, input, stack);
}

function sequential(model: object, input: KerasObject, { inputShape, layers }: LayerStack): KerasObject {
  const shape = [null, ...inputShape];
  const config = { ...model, layers: [input, ...layers.map(kerasLayer)], build_input_shape: shape };
  return { ...object('keras', 'Sequential', config), build_config: { input_shape: shape } };
}

function functional(model: object, input: KerasObject, { inputShape, layers }: LayerStack): KerasObject {
  const shapes = new Map(layers.map(({ name, outputShape }) => [name, outputShape]));
  const nameOf = (layer: string): unknown => (layer === NETWORK_INPUT ? input.config.name : layer);
  const tensor = (from: string): object => ({
    class_name: '__keras_tensor__',
    config: {
      shape: [null, ...(shapes.get(from) ?? inputShape)],
      dtype: 'float32',
      keras_history: [nameOf(from), 0, 0],
    },
  });
  const described = layers.map((layer) => {
    const tensors = (layer.from ?? []).map(tensor);
    const args = layer.type === 'Add' ? [tensors] : tensors;
    return { ...kerasLayer(layer), name: layer.name, inbound_nodes: [{ args, kwargs: {} }] };
  });
  const config = {
    ...model,
    layers: [{ ...input, name: input.config.name, inbound_nodes: [] }, ...described],
    input_layers: [nameOf(NETWORK_INPUT), 0, 0],
    output_layers: [layers.at(-1)?.name, 0, 0],
  };
  const own = object('keras.src.models.functional', 'Functional', config);
  return { ...own, registered_name: 'Functional', build_config: { input_shape: null } };
}

function kerasLayer(layer: Layer): KerasObject {
  const config = { name: layer.name, trainable: true, dtype: 'float32', ...kerasSettings(layer) };
  const shape = [null, ...layer.inputShape];
  const built = layer.type === 'Add' ? (layer.from ?? []).map(() => shape) : shape;
  return { ...object('keras.layers', layer.type, config), build_config: { input_shape: built } };
}

function object(module: string, className: string, config: KerasObject['config']): KerasObject {
  return { module, class_name: className, config, registered_name: null };
}

/** A name for the input layer that no other layer has. */
function unusedName(layers: readonly Layer[]): string {
  const taken = new Set(layers.map(({ name }) => name));
  let name = 'input_layer';
  while (taken.has(name)) name += '_';
  return name;
}
