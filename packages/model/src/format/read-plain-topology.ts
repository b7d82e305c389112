import {
  connectLayers,
  isJsonObject,
  type JsonObject,
  type LayerConfig,
  readLayerConfig,
  type StackConfig,
  UnsupportedLayersError,
  withInputs,
} from '@lenet5/core';
import { inputNames } from '../keras/read-keras-layers.js';
import { plainTopology } from './plain-topology.js';

/**
 * Reads a topology that {@link plainTopology} writes, which is that of a `tf.Sequential` or a functional model of the layers of
 * `LayerConfig` with default settings for training.
 * @returns undefined for any other topology, which only tfjs represents without loss
 */
export function readPlainTopology(topology: unknown): StackConfig | undefined {
  if (!isJsonObject(topology) || !isJsonObject(topology.config)) return undefined;
  const { name, layers } = topology.config;
  if (typeof name !== 'string' || !Array.isArray(layers) || !layers.every(isJsonObject)) return undefined;
  const configs = readLayers(layers);
  const inputShape = readInputShape(layers[0]);
  if (!configs || !inputShape) return undefined;
  const stack = { name, inputShape, layers: configs };
  if (!fits(stack)) return undefined;
  const { class_name, config } = plainTopology(stack);
  const isSame =
    class_name === topology.class_name && JSON.stringify(config) === JSON.stringify(topology.config);
  return isSame ? stack : undefined;
}

/** Whether each layer can process its input. */
function fits(stack: StackConfig): boolean {
  return supported(() => connectLayers(stack)) !== undefined;
}

/** Layers of a functional model name their inputs; its input layer is the first one. */
function readLayers(layers: readonly JsonObject[]): LayerConfig[] | undefined {
  return supported(() => {
    const read: LayerConfig[] = [];
    for (const layer of layers) {
      const { name, ...config } = isJsonObject(layer.config) ? layer.config : {};
      const source = {
        name: String(name),
        weights: [],
        getClassName: () => String(layer.class_name),
        getConfig: () => camelCase(config),
      };
      const own = readLayerConfig(source, (found, id) => new UnsupportedLayersError(found, id));
      if (own)
        read.push(layer.inbound_nodes ? withInputs(own, inputNames(layer.inbound_nodes), read.at(-1)) : own);
    }
    return read;
  });
}

/** Undefined if the layers are not supported. */
function supported<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (UnsupportedLayersError.isInstance(error)) return undefined;
    throw error;
  }
}

/** Keys and texts as tfjs reads them: `kernel_size` becomes `kernelSize`, and `channels_last` becomes `channelsLast`. */
function camelCase(config: JsonObject): object {
  const camel = (text: string): string => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      camel(key),
      typeof value === 'string' ? camel(value) : value,
    ]),
  );
}

function readInputShape(first: JsonObject | undefined): number[] | undefined {
  const shape = isJsonObject(first?.config) ? first.config.batch_input_shape : undefined;
  if (!Array.isArray(shape)) return undefined;
  const sizes = shape.slice(1);
  return sizes.every((size): size is number => Number.isInteger(size) && size > 0) ? sizes : undefined;
}
