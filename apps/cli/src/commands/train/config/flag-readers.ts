import {
  BATCH_SIZE,
  KERNELS,
  LABEL_SMOOTHING,
  LEARNING_RATE,
  MOMENTUM,
  type NumberSpec,
  OPTIMIZER,
  SEED,
  THREADS,
  WEIGHT_DECAY,
} from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import { dataSource } from '../../../flags/data-source.js';
import { duration, isDuration } from '../../../flags/duration.js';
import { withWords } from '../../../flags/known-words.js';
import { numberIn } from '../../../flags/number-in.js';
import { oneOf } from '../../../flags/one-of.js';
import { path } from '../../../flags/path.js';
import { flagName } from './flag-name.js';
import type { CheckpointEvery, TrainConfig, Validation } from './train-config.js';

/** A number of epochs or images. */
const COUNT: NumberSpec = { type: 'integer', min: 1, max: 1_000_000 };

/** The options of `lenet5 train` that take a value, with the type of the value. */
export type FlagValues = {
  readonly [Key in keyof TrainConfig]: Key extends 'threads' ? number : NonNullable<TrainConfig[Key]>;
} & { readonly out: string; readonly resume: string; readonly config: string };

/** Parses the value of each option. A reader throws {@link UsageError} on an invalid value. */
export type FlagReaders = { readonly [Flag in keyof FlagValues]: (text: string) => FlagValues[Flag] };

const validation =
  (label: string) =>
  (text: string): Validation => {
    if (text === 'test' || text === 'none') return text;
    const count = /^split:(\d+)$/.exec(text)?.[1];
    if (count && Number(count) > 0) return `split:${Number(count)}`;
    throw UsageError.invalidValue(label, text, 'test, none or split:N, such as split:5000');
  };

const checkpointEvery =
  (label: string) =>
  (text: string): CheckpointEvery => {
    if (isDuration(text)) return text;
    const [, count, unit] = /^(\d{1,7})(steps)?$/.exec(text) ?? [];
    if (Number(count) > 0) return unit ? `${Number(count)}steps` : Number(count);
    throw UsageError.invalidValue(label, text, 'epochs, a time or steps, such as 2, 30s or 500steps');
  };

/**
 * Creates the readers of all options.
 *
 * @param label an option's name in messages: `--batch-size` on the command line, `"batchSize"` in a file.
 * @param folder what a relative path of `data` is relative to.
 */
export function flagReaders(label: (key: keyof FlagValues) => string, folder: string): FlagReaders {
  const number = (key: keyof FlagValues, spec: NumberSpec): ((text: string) => number) =>
    numberIn(label(key), spec);
  return {
    epochs: number('epochs', COUNT),
    batchSize: number('batchSize', BATCH_SIZE),
    optimizer: oneOf(label('optimizer'), OPTIMIZER.choices),
    learningRate: number('learningRate', LEARNING_RATE),
    momentum: number('momentum', MOMENTUM),
    weightDecay: number('weightDecay', WEIGHT_DECAY),
    schedule: oneOf(label('schedule'), ['constant', 'cosine', 'step']),
    warmupEpochs: number('warmupEpochs', { type: 'number', min: 0 }),
    rateFloor: number('rateFloor', { type: 'number', min: 0, max: 1 }),
    dropEpochs: number('dropEpochs', { type: 'number', above: 0 }),
    dropFactor: number('dropFactor', { type: 'number', above: 0, max: 1 }),
    labelSmoothing: number('labelSmoothing', LABEL_SMOOTHING),
    earlyStopping: number('earlyStopping', COUNT),
    maxTime: duration(label('maxTime')),
    checkpointEvery: checkpointEvery(label('checkpointEvery')),
    seed: number('seed', SEED),
    engine: oneOf(label('engine'), ['auto', 'compiled', 'tfjs']),
    threads: number('threads', THREADS),
    kernels: oneOf(label('kernels'), KERNELS.choices),
    data: dataSource(label('data'), folder),
    validation: withWords(validation(label('validation')), ['test', 'none']),
    limit: number('limit', COUNT),
    out: path(label('out'), 'folder'),
    resume: path(label('resume'), 'folder'),
    config: path(label('config'), 'file'),
  };
}

/** The readers of the command line. */
export const readFlag: FlagReaders = flagReaders(flagName, '');
