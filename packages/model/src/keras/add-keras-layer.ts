import {
  type Activation,
  isJsonObject,
  type JsonObject,
  type LayerConfig,
  type NamedTensor,
  readLayerConfig,
  withInputs,
} from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';
import type { StackDraft } from '../read/stack-draft.js';
import type { KerasLayer } from './read-keras-layers.js';

/**
 * Adds a layer of Keras to a stack.
 * @param tensors its weights in the order of Keras, which is that of `layerWeights()`; empty if there are none yet
 * @throws UnsupportedModelFileError if the stack cannot represent it
 */
export function addKerasLayer(draft: StackDraft, layer: KerasLayer, tensors: readonly NamedTensor[]): void {
  const { name, className } = layer;
  if (className === 'ReLU') {
    checkPlainRelu(draft, layer);
    draft.add(connected(draft, layer, { type: 'Activation', name, activation: 'relu' }));
  } else if (className === 'Softmax') {
    draft.add(connected(draft, layer, { type: 'Activation', name, activation: 'softmax' }));
  } else {
    draft.add(connected(draft, layer, kerasLayerConfig(draft, layer)), tensors);
  }
}

function connected(draft: StackDraft, { from }: KerasLayer, config: LayerConfig): LayerConfig {
  return from ? withInputs(config, from, draft.last) : config;
}

/** A ReLU of Keras can have a slope, a threshold and a maximum, which the activation relu does not have. */
function checkPlainRelu(draft: StackDraft, { name, config }: KerasLayer): void {
  for (const key of ['max_value', 'negative_slope', 'threshold']) {
    const value = config[key];
    const isDefault = value === undefined || value === null || (value === 0 && key !== 'max_value');
    if (!isDefault) draft.fail(`layer ${name} (ReLU): ${key} ${String(value)}`);
  }
}

/** Reads the settings with the reader for tfjs, whose names are those of Keras in camel case. */
function kerasLayerConfig(draft: StackDraft, { name, className, config, from }: KerasLayer): LayerConfig {
  const unsupported = (found: string): UnsupportedModelFileError =>
    new UnsupportedModelFileError(draft.source, `layer ${name} (${className}): ${found}`);
  if (config.groups !== undefined && config.groups !== 1)
    throw unsupported(`${String(config.groups)} groups`);
  const settings = {
    ...camelCase(config),
    activation: activationName(config.activation),
    ...(typeof config.negative_slope === 'number' && { alpha: config.negative_slope }),
    ...(config.pool_size !== undefined && config.strides === null ? { strides: config.pool_size } : {}),
  };
  const source = { name, weights: [], getClassName: () => className, getConfig: () => settings };
  const read = readLayerConfig(source, unsupported, draft.shapeOf(from?.[0])?.length);
  if (!read) throw unsupported('an input in the middle of the layers');
  return read;
}

/** Keras writes the name of a function, or an object that contains it; tfjs writes `scaledTanh` as `scaled_tanh`. */
function activationName(activation: unknown): unknown {
  const value = isJsonObject(activation) ? activation.config : activation;
  const name = (isJsonObject(value) ? value.name : value) ?? ('linear' satisfies Activation);
  return name === 'scaled_tanh' ? ('scaledTanh' satisfies Activation) : name;
}

function camel(text: string): string {
  return text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function camelCase(config: JsonObject): object {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      camel(key),
      key === 'data_format' && typeof value === 'string' ? camel(value) : value,
    ]),
  );
}
