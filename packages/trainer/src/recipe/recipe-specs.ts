import { type CustomSpec, isBuiltIn, type NumberSpec, type OptionSpec, THREADS } from '@lenet5/core';
import { isRecord } from '../is-record.js';
import { isAnySet } from './image-sets.js';
import { modelShapes } from './model-shapes.js';

/** A number of epochs, steps or images. */
export const COUNT = { type: 'integer', min: 1, max: 1_000_000 } as const;

/** A duration in seconds or milliseconds. */
export const DURATION = { type: 'number', above: 0 } as const;

/** A number of threads, or `auto`: up to one per processor, at most four. */
export const AUTO_THREADS: typeof THREADS & { readonly or: 'auto'; readonly default: 'auto' } = {
  ...THREADS,
  or: 'auto',
  default: 'auto',
};

/** A model with one input and one output. */
export const MODEL: OptionSpec = {
  type: 'custom',
  expected: 'a built tf.Sequential, such as lenet5()',
  accepts: (value) => modelShapes(value) !== undefined,
};

/** The path of a model whose weights training starts from. */
export const WEIGHTS_FROM: OptionSpec = {
  type: 'custom',
  expected: 'a model file or a run folder',
  accepts: (value) => typeof value === 'string' && value !== '',
};

/** Means of the channels of images. Whether they fit the images is checked elsewhere. */
export const CHANNEL_MEANS: CustomSpec = channelValues(Number.isFinite, '0.1307');

/** Standard deviations of the channels of images. */
export const CHANNEL_DEVIATIONS: CustomSpec = channelValues(
  (value) => Number.isFinite(value) && value > 0,
  '0.3081',
);

function channelValues(isValid: (value: number) => boolean, example: string): CustomSpec {
  return {
    type: 'custom',
    expected: `one number, such as ${example}, or one per channel`,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((each) => typeof each === 'number' && isValid(each)),
  };
}

/** At least one image with its label. */
export const IMAGES: OptionSpec = {
  type: 'custom',
  expected:
    'an ImageSet { images, labels, count } with at least one image, as loadMnist() returns it, or a streamed one',
  accepts: (value) => isAnySet(value) && value.count > 0,
};

/** Class probabilities of the teachers. Their number is checked against the images and the model elsewhere. */
export const SOFT_TARGETS: OptionSpec = {
  type: 'custom',
  expected: 'a Float32Array of class probabilities, one row per training image',
  accepts: (value) => isBuiltIn(value, 'Float32Array'),
};

/** A finite number of at least 0. */
const isWeight = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < Infinity;

/** Factors of the classes. Their number is checked against the model elsewhere. */
export const CLASS_WEIGHTS: CustomSpec = {
  type: 'custom',
  expected: 'balanced, or an array of numbers of at least 0, one per class',
  accepts: (value) =>
    value === 'balanced' ||
    (Array.isArray(value) && value.length > 0 && value.every(isWeight) && value.some((weight) => weight > 0)),
};

/** Factors of the training images. Their number is checked against the images elsewhere. */
export const SAMPLE_WEIGHTS: OptionSpec = {
  type: 'custom',
  expected: 'a Float32Array of numbers of at least 0, one per training image',
  accepts: (value) => isFloats(value) && value.every(isWeight),
};

const isFloats = (value: unknown): value is Float32Array => isBuiltIn(value, 'Float32Array');

const EPOCHS_OR_ZERO: NumberSpec = { type: 'integer', min: 0, max: COUNT.max };

/** Epochs as a number, or an object of epochs, steps and seconds. */
export const CHECKPOINT_INTERVAL: OptionSpec & { readonly default: 1 } = {
  type: 'custom',
  expected: `an integer from 0 to ${COUNT.max} (epochs), or an object of epochs, steps or seconds`,
  accepts: (value) => isRecord(value) || isInteger(value, EPOCHS_OR_ZERO),
  default: 1,
};

/** Names of layers. Whether the model has them is checked elsewhere. */
export const LAYER_NAMES: OptionSpec = {
  type: 'custom',
  expected: "an array of names of layers, such as ['conv1', 'conv2']",
  accepts: (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string' && name !== ''),
};

/** A signal that interrupts the run. */
export const SIGNAL: OptionSpec = {
  type: 'custom',
  expected: 'an AbortSignal',
  accepts: (value) => isBuiltIn(value, 'AbortSignal'),
};

/** An encoded checkpoint. */
export const CHECKPOINT: OptionSpec = {
  type: 'custom',
  expected: 'the bytes of a checkpoint as a Uint8Array',
  accepts: (value) => isBuiltIn(value, 'Uint8Array'),
};

function isInteger(value: unknown, { min = 0, max = 0 }: NumberSpec): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
