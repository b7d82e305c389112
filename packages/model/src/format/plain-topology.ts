import { type JsonObject, NETWORK_INPUT, namesInputs, type StackConfig } from '@lenet5/core';
import { layerSettings } from './layer-settings.js';

/** The version of tfjs whose format this is. */
export const TFJS_VERSION = '4.22.0';

/**
 * The topology that `toJSON()` of the same `tf.Sequential` returns, or of the same functional model if layers name their inputs, with
 * the same order of keys.
 */
export function plainTopology(stack: StackConfig): JsonObject {
  return {
    ...(namesInputs(stack) ? functional(stack) : sequential(stack)),
    keras_version: `tfjs-layers ${TFJS_VERSION}`,
    backend: 'tensor_flow.js',
  };
}

function sequential({ name, inputShape, layers }: StackConfig): JsonObject {
  const first = { batch_input_shape: [null, ...inputShape], dtype: 'float32' };
  const described = layers.map((layer, index) => ({
    class_name: layer.type,
    config: layerSettings(layer, index === 0 ? first : {}),
  }));
  return { class_name: 'Sequential', config: { name, layers: described } };
}

function functional({ name, inputShape, layers }: StackConfig): JsonObject {
  const place = (layer: string): unknown[] => [layer, 0, 0];
  const shape = { batch_input_shape: [null, ...inputShape], dtype: 'float32', sparse: false };
  const input = {
    name: NETWORK_INPUT,
    class_name: 'InputLayer',
    config: { ...shape, name: NETWORK_INPUT },
    inbound_nodes: [],
  };
  const described = layers.map((layer, index) => {
    const from = layer.from ?? [layers[index - 1]?.name ?? NETWORK_INPUT];
    return {
      name: layer.name,
      class_name: layer.type,
      config: layerSettings(layer),
      inbound_nodes: [from.map((each) => [...place(each), {}])],
    };
  });
  const ends = {
    input_layers: [place(NETWORK_INPUT)],
    output_layers: [place(layers.at(-1)?.name ?? NETWORK_INPUT)],
  };
  return { class_name: 'Model', config: { name, layers: [input, ...described], ...ends } };
}
