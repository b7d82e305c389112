import { isJsonObject, type JsonObject, LenetError, type StackConfig } from '@lenet5/core';
import { InvalidModelFileError } from '../errors/import-errors.js';
import type { StackDraft } from '../read/stack-draft.js';
import { draftKerasModel, isForTrainingOnly } from './draft-keras-model.js';
import { type KerasLayer, readKerasLayers } from './read-keras-layers.js';

/** The layers of a model without weights. */
export interface ReadConfig {
  readonly config: StackConfig;
  /** What was assumed, omitted or changed, one sentence each without a final period. */
  readonly notes: readonly string[];
}

/** Settings of a layer that would change the training, such as `kernel_regularizer`. There is no code for them. */
const TRAINING_SETTING = /_regularizer$|_constraint$|^noise_shape$/;

/** The initializers of `initialWeights()` of `@lenet5/core`, by the start of the key; of all other weights, it is Glorot-uniform. */
const INITIALIZERS: readonly (readonly [key: RegExp, initializer: string])[] = [
  [/^(bias|beta|moving_mean)_/, 'zeros'],
  [/^(gamma|moving_variance)_/, 'ones'],
];

/**
 * Reads the layers of a model without its weights: the JSON that `model.to_json()` of Keras and `model.toJSON()` of tfjs return, of
 * the layers that `fromKeras()` supports. Weights have to be initialized, with `initialWeights()` of `@lenet5/core`.
 *
 * @param json its text, or the parsed value
 * @param source where it comes from, for error messages
 * @throws InvalidModelFileError if the text is not JSON; UnsupportedModelFileError if the model has several inputs or outputs, does
 * not say the shape of its input, or has a layer or a setting that is not supported
 *
 * @example
 * ```ts
 * import { connectLayers, initialWeights, plainModel } from '@lenet5/core';
 * import { configFromJson } from '@lenet5/model';
 *
 * const layers = [
 *   { class_name: 'Flatten', config: { name: 'flatten', batch_input_shape: [null, 28, 28, 1] } },
 *   { class_name: 'Dense', config: { name: 'dense', units: 10, activation: 'softmax' } },
 * ];
 * const { config } = configFromJson({ class_name: 'Sequential', config: { name: 'linear', layers } });
 * const model = plainModel(config, initialWeights(connectLayers(config), 42));
 * console.log(model.outputs[0]?.shape); // [ null, 10 ]
 * ```
 */
export function configFromJson(json: unknown, source = 'the JSON'): ReadConfig {
  const draft = draftKerasModel(readKerasLayers(parse(json, source), source), source, {
    remedy: 'give the first layer a batch_input_shape, or start with an InputLayer',
    check: checkTrainable,
  });
  return { config: draft.config(), notes: draft.notes };
}

function parse(json: unknown, source: string): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw LenetError.isInstance(cause) ? cause : new InvalidModelFileError(source, 'JSON', cause);
  }
}

/** @throws UnsupportedModelFileError if a layer, or one of its settings, has an effect in training only */
function checkTrainable(draft: StackDraft, layer: KerasLayer): void {
  const { name, className, config } = layer;
  const fail = (found: string, remedy?: string): never =>
    draft.fail(`layer ${name} (${className}): ${found}`, remedy);
  if (isForTrainingOnly(layer)) fail('a layer of this type');
  const given = Object.keys(config).filter((key) => config[key] !== undefined && config[key] !== null);
  const setting = given.find((key) => TRAINING_SETTING.test(key));
  if (setting !== undefined) fail(setting, 'remove the setting');
  if (config.trainable === false && ('use_bias' in config || className === 'BatchNormalization'))
    fail('trainable false', 'remove the setting, and name the layers that training does not change');
  for (const key of given.filter((name) => name.endsWith('_initializer'))) {
    const initializer = initializerOf(config[key]);
    if (initializer !== undefined && plain(initializer) !== defaultInitializer(key))
      draft.notes.push(`${key} ${initializer} of layer ${name} is not used`);
  }
}

function defaultInitializer(key: string): string {
  return INITIALIZERS.find(([start]) => start.test(key))?.[1] ?? 'glorotuniform';
}

/** Keras writes `GlorotUniform` or `glorot_uniform`. */
function plain(initializer: string): string {
  return initializer.replaceAll('_', '').toLowerCase();
}

/** The class of an initializer; undefined for the default. tfjs writes Glorot-uniform as a variance scaling. */
function initializerOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return undefined;
  const { class_name: name, config }: JsonObject = value;
  const { scale, mode, distribution } = isJsonObject(config) ? config : {};
  const isGlorot = scale === 1 && /avg$/i.test(String(mode)) && distribution === 'uniform';
  return name === 'VarianceScaling' && isGlorot ? undefined : String(name);
}
