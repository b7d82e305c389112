import { isJsonObject, type JsonObject } from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';

/** A layer as Keras describes it. */
export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  readonly config: JsonObject;
}

/** A model as Keras describes it. */
export interface KerasStack {
  readonly name: string;
  /** Shape of a sample. Undefined if the file does not say it. */
  readonly inputShape: readonly number[] | undefined;
  /** Without input layers. */
  readonly layers: readonly KerasLayer[];
}

/**
 * Reads the configuration of a Sequential, or of a functional model whose layers are a chain.
 * @throws UnsupportedModelFileError if it is neither
 */
export function readKerasLayers(model: unknown, source: string): KerasStack {
  const fail = (found: string): never => {
    throw new UnsupportedModelFileError(source, found);
  };
  if (!isJsonObject(model)) return fail('its configuration is not an object');
  const { class_name: className, config } = model;
  const described: unknown = isJsonObject(config) ? config.layers : config;
  if (!['Sequential', 'Functional', 'Model'].includes(String(className)) || !Array.isArray(described)) {
    return fail(`a model of class ${String(className)}, not Sequential`);
  }
  const entries = described.filter(isJsonObject);
  if (className !== 'Sequential') checkChain(entries, fail);
  const layers = entries.map(readLayer);
  const shapes = [...layers.map((layer) => layer.config), isJsonObject(config) ? config : {}].map(batchShape);
  return {
    name: isJsonObject(config) && typeof config.name === 'string' ? config.name : 'keras',
    inputShape: shapes.find((shape) => shape !== undefined),
    layers: layers.filter((layer) => layer.className !== 'InputLayer'),
  };
}

function readLayer({ class_name: className, config }: JsonObject): KerasLayer {
  const settings = isJsonObject(config) ? config : {};
  return { name: String(settings.name), className: String(className), config: settings };
}

/** The shape of a sample that a layer names, in Keras 3, in Keras 2, or as the model was built. */
function batchShape(config: JsonObject): number[] | undefined {
  const shape = config.batch_shape ?? config.batch_input_shape ?? config.build_input_shape;
  if (!Array.isArray(shape)) return undefined;
  const sizes = shape.slice(1);
  return sizes.every((size): size is number => Number.isInteger(size) && size > 0) ? sizes : undefined;
}

/** Checks that each layer of a functional model takes the output of the one before it. */
function checkChain(layers: readonly JsonObject[], fail: (found: string) => never): void {
  layers.forEach((layer, index) => {
    const before = layers[index - 1];
    const expected = isJsonObject(before?.config) ? before.config.name : undefined;
    const inputs = inputNames(layer.inbound_nodes);
    if (index === 0 ? inputs.length === 0 : inputs.length === 1 && inputs[0] === expected) return;
    fail(
      `layer ${readLayer(layer).name} takes ${inputs.join(' and ') || 'no layer'}, so the layers are not a chain`,
    );
  });
}

/** Names of the layers whose outputs a layer takes: `["conv2d", 0, 0]`, in Keras 3 as `keras_history`. */
function inputNames(nodes: unknown): string[] {
  if (Array.isArray(nodes)) {
    const [first, second] = nodes;
    if (typeof first === 'string' && typeof second === 'number') return [first];
    return nodes.flatMap(inputNames);
  }
  if (!isJsonObject(nodes)) return [];
  if (Array.isArray(nodes.keras_history)) return inputNames(nodes.keras_history);
  return Object.entries(nodes).flatMap(([key, value]) => (key === 'kwargs' ? [] : inputNames(value)));
}
