import { isJsonObject, type JsonObject } from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';

/** A layer as Keras describes it. */
export interface KerasLayer {
  readonly name: string;
  readonly className: string;
  readonly config: JsonObject;
  /** The names of the layers whose outputs it takes, in a functional model; undefined in a Sequential. */
  readonly from?: readonly string[];
}

/** A model as Keras describes it. */
export interface KerasStack {
  readonly name: string;
  /** Shape of a sample. Undefined if the file does not say it. */
  readonly inputShape: readonly number[] | undefined;
  /** In a functional model, each after those that it takes. */
  readonly layers: readonly KerasLayer[];
  /** The name of the layer whose output is that of a functional model; undefined if the description does not say it. */
  readonly output: string | undefined;
}

/**
 * Reads the configuration of a Sequential, or of a functional model with one input and one output.
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
  const isFunctional = className !== 'Sequential';
  const output = isFunctional && isJsonObject(config) ? checkEnds(config, fail) : undefined;
  const layers = described
    .filter(isJsonObject)
    .map((layer) => (isFunctional ? withSources(layer, fail) : readLayer(layer)));
  const inputs = layers.filter((layer) => layer.className === 'InputLayer').length;
  if (inputs > 1) return fail(`${inputs} inputs`);
  const shapes = [...layers.map((layer) => layer.config), isJsonObject(config) ? config : {}].map(batchShape);
  return {
    name: isJsonObject(config) && typeof config.name === 'string' ? config.name : 'keras',
    inputShape: shapes.find((shape) => shape !== undefined),
    layers,
    output,
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

/** @returns the name of the output layer @throws if a functional model has several inputs or outputs */
function checkEnds(
  { input_layers: inputs, output_layers: outputs }: JsonObject,
  fail: (found: string) => never,
): string | undefined {
  const count = (ends: unknown): number => (ends === undefined ? 1 : inputNames(ends).length);
  if (count(inputs) !== 1) fail(`${count(inputs)} inputs`);
  if (count(outputs) !== 1) fail(`${count(outputs)} outputs`);
  return inputNames(outputs)[0];
}

function withSources(described: JsonObject, fail: (found: string) => never): KerasLayer {
  const layer = readLayer(described);
  const uses = Array.isArray(described.inbound_nodes) ? described.inbound_nodes : [];
  if (uses.length > 1)
    return fail(`layer ${layer.name} (${layer.className}): a layer that is used ${uses.length} times`);
  return { ...layer, from: inputNames(uses) };
}

/** Names of the layers whose outputs a layer takes: `["conv2d", 0, 0]`, in Keras 3 as `keras_history`. */
export function inputNames(nodes: unknown): string[] {
  if (Array.isArray(nodes)) {
    const [first, second] = nodes;
    if (typeof first === 'string' && typeof second === 'number') return [first];
    return nodes.flatMap(inputNames);
  }
  if (!isJsonObject(nodes)) return [];
  if (Array.isArray(nodes.keras_history)) return inputNames(nodes.keras_history);
  return Object.entries(nodes).flatMap(([key, value]) => (key === 'kwargs' ? [] : inputNames(value)));
}
