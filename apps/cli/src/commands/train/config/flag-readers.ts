import { UsageError } from '../../../errors/usage-error.js';
import { dataSource } from '../../../flags/data-source.js';
import { duration, isDuration } from '../../../flags/duration.js';
import { withWords } from '../../../flags/known-words.js';
import { numberBetween } from '../../../flags/number-between.js';
import { oneOf } from '../../../flags/one-of.js';
import { path } from '../../../flags/path.js';
import { wholeNumber } from '../../../flags/whole-number.js';
import { flagName } from './flag-name.js';
import type { CheckpointEvery, TrainConfig, Validation } from './train-config.js';

/** The bound of the compiled engine. */
const MAX_THREADS = 64;
const MAX_COUNT = 1_000_000;
/** The bound of the compiled engine; the trainer allows more. */
const MAX_BATCH = 65_536;
const MAX_SEED = 2 ** 32 - 1;

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
    throw new UsageError(`${label} ${text} is not allowed — give test, none or split:N, such as split:5000`);
  };

const checkpointEvery =
  (label: string) =>
  (text: string): CheckpointEvery => {
    if (isDuration(text)) return text;
    const [, count, unit] = /^(\d{1,7})(steps)?$/.exec(text) ?? [];
    if (Number(count) > 0) return unit ? `${Number(count)}steps` : Number(count);
    throw new UsageError(
      `${label} ${text} is not allowed — give epochs, a time or steps, such as 2, 30s or 500steps`,
    );
  };

/**
 * Creates the readers of all options.
 *
 * @param label an option's name in messages: `--batch-size` on the command line, `"batchSize"` in a file.
 * @param folder what a relative path of `data` is relative to.
 */
export function flagReaders(label: (key: keyof FlagValues) => string, folder: string): FlagReaders {
  const count = (key: keyof FlagValues): ((text: string) => number) => wholeNumber(label(key), 1, MAX_COUNT);
  return {
    epochs: count('epochs'),
    batchSize: wholeNumber(label('batchSize'), 1, MAX_BATCH),
    optimizer: oneOf(label('optimizer'), ['adam', 'adamw', 'sgd']),
    learningRate: numberBetween(label('learningRate'), { above: 0, to: 10, example: 0.001 }),
    momentum: numberBetween(label('momentum'), { from: 0, below: 1, example: 0.9 }),
    weightDecay: numberBetween(label('weightDecay'), { from: 0, to: 10, example: 0.004 }),
    schedule: oneOf(label('schedule'), ['constant', 'cosine', 'step']),
    warmupEpochs: numberBetween(label('warmupEpochs'), { from: 0, to: MAX_COUNT, example: 1 }),
    rateFloor: numberBetween(label('rateFloor'), { from: 0, to: 1, example: 0.01 }),
    dropEpochs: numberBetween(label('dropEpochs'), { above: 0, to: MAX_COUNT, example: 3 }),
    dropFactor: numberBetween(label('dropFactor'), { above: 0, to: 1, example: 0.5 }),
    labelSmoothing: numberBetween(label('labelSmoothing'), { from: 0, below: 1, example: 0.1 }),
    earlyStopping: count('earlyStopping'),
    maxTime: duration(label('maxTime')),
    checkpointEvery: checkpointEvery(label('checkpointEvery')),
    seed: wholeNumber(label('seed'), 0, MAX_SEED),
    engine: oneOf(label('engine'), ['auto', 'compiled', 'tfjs']),
    threads: wholeNumber(label('threads'), 1, MAX_THREADS),
    kernels: oneOf(label('kernels'), ['auto', 'simd', 'relaxed-simd']),
    data: dataSource(label('data'), folder),
    validation: withWords(validation(label('validation')), ['test', 'none']),
    limit: count('limit'),
    out: path(label('out'), 'folder'),
    resume: path(label('resume'), 'folder'),
    config: path(label('config'), 'file'),
  };
}

/** The readers of the command line. */
export const readFlag: FlagReaders = flagReaders(flagName, '');
