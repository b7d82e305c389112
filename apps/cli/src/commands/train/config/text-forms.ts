import type { CustomSpec } from '@lenet5/core';
import { RECIPE } from '@lenet5/trainer/recipe';
import { NAMED_SOURCES } from '../../../flags/data-source.js';
import { isDuration } from '../../../flags/duration.js';
import { MODEL_NAMES } from '../../../flags/model-source.js';

/** How the command line and config files write an option that `train()` takes in another form. */
export interface TextForm {
  /** The valid values in a config file. */
  readonly spec: CustomSpec;
  /** One line without a period, if the form needs another one than the option. */
  readonly doc?: string;
  /** The name of the value in the help. */
  readonly placeholder: string;
  /** Words that a shell completes. */
  readonly words: readonly string[];
  /** The JSON Schema of the valid values. */
  readonly schema: object;
  /** Converts the text of a flag to the value in a config; an invalid text stays as it is. */
  readonly parse: (text: string) => unknown;
}

/** The options of which the command line has another form. */
type TextKey =
  | 'model'
  | 'from'
  | 'inputMean'
  | 'inputStd'
  | 'freeze'
  | 'data'
  | 'validation'
  | 'classWeights'
  | 'teacher'
  | 'maxTime'
  | 'checkpointEvery';

const SPLIT = /^split:0*[1-9]\d*$/;
const STEPS = /^0*[1-9]\d{0,6}steps$/;
const MAX_EPOCHS = RECIPE.epochs.spec.max;
const DURATION_PATTERN = '^(?!0+(\\.0+)?[smh]$)\\d+(\\.\\d+)?[smh]$';

const isText = (value: unknown): value is string => typeof value === 'string';

const isName = (value: unknown): boolean => isText(value) && value !== '';

const isEpochs = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_EPOCHS;

/** A list of numbers, or the text itself if it is none. */
function numbersOr(text: string): unknown {
  const numbers = text.split(',').map((number) => (number.trim() === '' ? NaN : Number(number)));
  return numbers.some(Number.isNaN) ? text : numbers;
}

/** The form of one number, or one per channel. */
function channelValues(spec: CustomSpec): TextForm {
  return {
    spec,
    placeholder: 'list',
    words: [],
    schema: { type: 'array', items: { type: 'number' }, minItems: 1 },
    parse: numbersOr,
  };
}

/** The text form of each of these options. */
export const TEXT_FORMS: Readonly<Record<TextKey, TextForm>> = {
  model: {
    spec: {
      type: 'custom',
      expected: `${MODEL_NAMES.join(', ')} or a model file`,
      accepts: isName,
      default: MODEL_NAMES[0],
    },
    doc: 'network to train; of a file it takes the layers, not the weights: a run folder, a model.json, JSON that model.to_json() of Keras or model.toJSON() of TensorFlow.js returned, or safetensors with layers that lenet5 export wrote, for the images and classes of the data',
    placeholder: 'name|file',
    words: MODEL_NAMES,
    schema: { type: 'string', minLength: 1 },
    parse: (text) => text,
  },
  from: {
    spec: { type: 'custom', expected: 'a run folder or a model file', accepts: isName },
    placeholder: 'model',
    words: [],
    schema: { type: 'string', minLength: 1 },
    parse: (text) => text,
  },
  inputMean: channelValues(RECIPE.inputMean.spec),
  inputStd: channelValues(RECIPE.inputStd.spec),
  freeze: {
    spec: {
      type: 'custom',
      expected: 'names of layers, such as conv1,conv2',
      accepts: (value) => Array.isArray(value) && value.length > 0 && value.every(isName),
    },
    placeholder: 'layers',
    words: [],
    schema: {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
      ],
    },
    parse: (text) => text.split(',').map((name) => name.trim()),
  },
  data: {
    spec: {
      type: 'custom',
      expected: `${NAMED_SOURCES.join(', ')}, a folder, a file or a URL`,
      accepts: isName,
      default: 'bundled',
    },
    placeholder: 'where',
    words: NAMED_SOURCES,
    schema: { type: 'string', minLength: 1 },
    parse: (text) => text,
  },
  validation: {
    spec: {
      type: 'custom',
      expected: 'test, none or split:N, such as split:5000',
      accepts: (value) => isText(value) && (value === 'test' || value === 'none' || SPLIT.test(value)),
      default: 'test',
    },
    placeholder: 'what',
    words: ['test', 'none', 'split:'],
    schema: { anyOf: [{ enum: ['test', 'none'] }, { type: 'string', pattern: SPLIT.source }] },
    parse: (text) => (SPLIT.test(text) ? `split:${Number(text.slice('split:'.length))}` : text),
  },
  classWeights: {
    spec: {
      type: 'custom',
      expected: 'balanced, or one number of at least 0 per class, such as 1,1,2',
      accepts: RECIPE.classWeights.spec.accepts,
    },
    placeholder: 'weights',
    words: ['balanced'],
    schema: {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: 'number', minimum: 0 }, minItems: 1 },
      ],
    },
    parse: numbersOr,
  },
  teacher: {
    spec: {
      type: 'custom',
      expected: 'run folders or model files',
      accepts: (value) => Array.isArray(value) && value.length > 0 && value.every(isName),
    },
    doc: 'networks to learn from, besides the labels: the mean of their probabilities for each training image, without distortions',
    placeholder: 'model...',
    words: [],
    schema: {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
      ],
    },
    parse: (text) => text,
  },
  maxTime: {
    spec: {
      type: 'custom',
      expected: 'a time, such as 90s, 10m or 1.5h',
      accepts: (value) => isText(value) && isDuration(value),
    },
    placeholder: 'time',
    words: [],
    schema: { type: 'string', pattern: DURATION_PATTERN },
    parse: (text) => text,
  },
  checkpointEvery: {
    spec: {
      type: 'custom',
      expected: 'epochs, a time or steps, such as 2, 30s or 500steps',
      accepts: (value) => isEpochs(value) || (isText(value) && (isDuration(value) || STEPS.test(value))),
      default: 1,
    },
    placeholder: 'n',
    words: [],
    schema: {
      anyOf: [
        { type: 'integer', minimum: 1, maximum: MAX_EPOCHS },
        { type: 'string', pattern: DURATION_PATTERN },
        { type: 'string', pattern: STEPS.source },
      ],
    },
    parse: (text) => {
      if (STEPS.test(text)) return `${Number.parseInt(text, 10)}steps`;
      return /^\d+$/.test(text) ? Number(text) : text;
    },
  },
};
