import type { KernelBuild, OptimizerConfig } from '@lenet5/compiler';
import { SEED } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import type { EngineName } from '../engine.js';
import type { Schedule } from '../schedule.js';
import type { TrainableModel } from '../trainable-model.js';
import { InvalidOptionError } from './invalid-option-error.js';
import { isRecord } from './option-checks.js';
import { findOptionProblems } from './option-problems.js';
import type { CheckpointInterval, TrainOptions } from './options.js';

/** How often a checkpoint is made; Infinity is never. */
export type SettledInterval = Readonly<Record<keyof CheckpointInterval, number>>;

/** A call's options, checked, with every default filled in; what never happens is Infinity. */
export interface Settings {
  readonly model: TrainableModel;
  readonly train: ImageSet;
  readonly validation: ImageSet | undefined;
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: OptimizerConfig;
  readonly learningRate: number;
  readonly schedule: Schedule;
  readonly labelSmoothing: number;
  readonly seed: number;
  readonly engine: EngineName;
  readonly threads: number | 'auto';
  readonly kernels: KernelBuild | 'auto';
  readonly earlyStopping: { readonly patience: number; readonly restoreBest: boolean };
  readonly maxSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly checkpointEvery: SettledInterval;
  readonly resume: Uint8Array | undefined;
  readonly spanMilliseconds: number;
}

/** The interval as an object; 0 epochs is never. */
function settleInterval(every: number | CheckpointInterval): SettledInterval {
  const {
    epochs = Infinity,
    steps = Infinity,
    seconds = Infinity,
  } = typeof every === 'number' ? { epochs: every || Infinity } : every;
  return { epochs, steps, seconds };
}

/**
 * Checks every option and fills in the defaults.
 *
 * @throws InvalidOptionError that names all the options that cannot be used.
 */
export function settle(options: TrainOptions): Settings {
  if (!isRecord(options)) {
    throw new InvalidOptionError([
      { option: 'options', found: options, wanted: 'an object like { model, data }' },
    ]);
  }
  const problems = findOptionProblems(options);
  if (problems.length > 0) throw new InvalidOptionError(problems);
  const { data, earlyStopping } = options;
  return {
    model: options.model,
    train: data.train,
    validation: data.validation,
    epochs: options.epochs ?? 10,
    batchSize: options.batchSize ?? 32,
    optimizer: options.optimizer ?? { name: 'adam' },
    learningRate: options.learningRate ?? 1e-3,
    schedule: options.schedule ?? { name: 'constant' },
    labelSmoothing: options.labelSmoothing ?? 0,
    seed: options.seed ?? SEED.default,
    engine: options.engine ?? 'auto',
    threads: options.threads ?? 'auto',
    kernels: options.kernels ?? 'auto',
    earlyStopping: {
      patience: earlyStopping?.patience ?? Infinity,
      restoreBest: earlyStopping ? (earlyStopping.restoreBest ?? true) : false,
    },
    maxSeconds: options.maxSeconds ?? Infinity,
    signal: options.signal,
    checkpointEvery: settleInterval(options.checkpointEvery ?? 1),
    resume: options.resume,
    spanMilliseconds: options.spanMilliseconds ?? 100,
  };
}
