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
import { foldBatchNormalization } from '../read/fold-batch-normalization.js';
import type { DraftWeights, StackDraft } from '../read/stack-draft.js';
import type { KerasLayer } from './read-keras-layers.js';

/** Layers that change nothing in inference. */
const TRAINING_ONLY =
  /^(SpatialDropout|GaussianNoise|GaussianDropout|AlphaDropout|Random[A-Z]|ActivityRegularization)/;

/** Whether a layer changes nothing in inference. Dropout is not one of these layers: a stack can represent it. */
export function isForTrainingOnly(className: string): boolean {
  return TRAINING_ONLY.test(className);
}

/** 1/255 with the precision of a float32. */
const PIXEL_SCALE = 1 / 255;

/**
 * Adds a layer of Keras to a stack.
 * @throws UnsupportedModelFileError if the stack cannot represent it
 */
export function addKerasLayer(draft: StackDraft, layer: KerasLayer, tensors: readonly NamedTensor[]): void {
  const { name, className, config } = layer;
  if (isForTrainingOnly(className)) {
    draft.notes.push(`layer ${name} (${className}), which is for training, is omitted`);
    return;
  }
  switch (className) {
    case 'BatchNormalization':
      addBatchNormalization(draft, layer, tensors);
      return;
    case 'ReLU':
      checkPlainRelu(draft, layer);
      draft.add(connected(draft, layer, { type: 'Activation', name, activation: 'relu' }));
      return;
    case 'Softmax':
      draft.add(connected(draft, layer, { type: 'Activation', name, activation: 'softmax' }));
      return;
    case 'Rescaling':
      if (draft.last === undefined && isPixelScale(config)) {
        draft.notes.push(
          `layer ${name}, which divides pixels by 255, is omitted: the model takes pixels from 0 to 1`,
        );
        return;
      }
  }
  const isSeparable = className === 'SeparableConv2D';
  const [kernel, pointwiseKernel, bias] = isSeparable ? tensors : [tensors[0], undefined, tensors[1]];
  addKerasConfig(draft, layer, kernel && { kernel, pointwiseKernel, bias });
}

/** Adds a layer as it is. @throws UnsupportedModelFileError if the stack cannot represent it */
export function addKerasConfig(draft: StackDraft, layer: KerasLayer, weights?: DraftWeights): void {
  draft.add(connected(draft, layer, kerasLayerConfig(draft, layer)), weights);
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

function isPixelScale({ scale, offset = 0 }: JsonObject): boolean {
  return typeof scale === 'number' && Math.abs(scale - PIXEL_SCALE) < 1e-6 && offset === 0;
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

/** The parameters are gamma and beta, if the layer has them, then the mean and the variance. */
function addBatchNormalization(
  draft: StackDraft,
  { name, config }: KerasLayer,
  tensors: readonly NamedTensor[],
): void {
  const values = tensors.map((tensor) => tensor.values);
  const gamma = config.scale === false ? undefined : values.shift();
  const beta = config.center === false ? undefined : values.shift();
  const [mean, variance] = values;
  if (!mean || !variance)
    throw new UnsupportedModelFileError(draft.source, `layer ${name} without mean and variance`);
  const epsilon = typeof config.epsilon === 'number' ? config.epsilon : 1e-3;
  foldBatchNormalization(draft, name, { gamma, beta, mean, variance, epsilon });
}
