import {
  type GradientConfig,
  invalidOption,
  type ResolvedDistillation,
  type ResolvedOptimizer,
  resolveDistillation,
  resolveOptimizer,
} from '@lenet5/core';
import type { AnyImageSet } from '@lenet5/mnist';
import { type ResolvedAugmentation, resolveAugmentation } from '../augmentation.js';
import { isRecord } from '../is-record.js';
import type { Monitor } from '../monitor.js';
import { resolveSampleWeights } from '../sample-weights.js';
import { checkTrainOptions } from './checks/check-train-options.js';
import { dependentDefaults } from './dependent-defaults.js';
import { InvalidOptionError } from './invalid-option-error.js';
import { modelShapes } from './model-shapes.js';
import { RECIPE, RECIPE_OPTIONS, type RecipeKey } from './recipe.js';
import type { CheckpointInterval, Plateau, TrainOptions } from './train-options.js';

/** The options at the top level that have a default. */
type DefaultedOption = Exclude<
  {
    [Key in RecipeKey]: (typeof RECIPE)[Key] extends {
      readonly path: Key;
      readonly spec: { readonly default: unknown };
    }
      ? Key
      : never;
  }[RecipeKey],
  'checkpointEvery' | 'l1' | 'l2'
>;

/** How often a checkpoint is made; Infinity is never. */
export type ResolvedInterval = Readonly<Record<keyof CheckpointInterval, number>>;

/** The checked options of a call with all defaults filled in; a limit that is not set is Infinity. */
export interface Settings
  extends Pick<TrainOptions, 'model'>,
    Readonly<{ [Option in DefaultedOption]-?: NonNullable<TrainOptions[Option]> }> {
  readonly train: AnyImageSet;
  readonly validation: AnyImageSet | undefined;
  readonly optimizer: ResolvedOptimizer;
  /** Undefined if images are not distorted. */
  readonly augmentation: ResolvedAugmentation | undefined;
  /** How the gradient is changed; a limit that is not set, and a factor of 0, are absent. */
  readonly gradient: GradientConfig;
  /** The factor of the training loss of each image; undefined if all are 1. */
  readonly sampleWeights: Float32Array | undefined;
  /** Names of layers whose weights do not change; undefined if all of them do. */
  readonly freeze: readonly string[] | undefined;
  /** Undefined if the labels are the only targets. */
  readonly distillation: ResolvedDistillation | undefined;
  readonly schedule: NonNullable<TrainOptions['schedule']>;
  readonly earlyStopping: {
    readonly patience: number;
    readonly monitor: Monitor;
    readonly restoreBest: boolean;
  };
  /** Undefined if only the schedule changes the learning rate. */
  readonly plateau: Readonly<Required<{ [Key in keyof Plateau]: NonNullable<Plateau[Key]> }>> | undefined;
  readonly maxSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly checkpointEvery: ResolvedInterval;
  readonly resume: Uint8Array | undefined;
}

/**
 * Checks every option and fills in the defaults.
 *
 * @throws InvalidOptionError that reports all invalid options.
 */
export function resolveSettings(options: TrainOptions): Settings {
  assertValid(options);
  const { data, optimizer, earlyStopping, checkpointEvery = RECIPE.checkpointEvery.spec.default } = options;
  const implied = dependentDefaults({ optimizer: optimizer?.name });
  return {
    ...withDefaults(options, implied),
    model: options.model,
    train: data.train,
    validation: data.validation,
    optimizer: resolveOptimizer(optimizer),
    augmentation: resolveAugmentation(options.augmentation),
    distillation: options.distillation && resolveDistillation(options.distillation),
    freeze: options.freeze,
    gradient: gradientOf(options),
    sampleWeights: resolveSampleWeights(
      data.train,
      modelShapes(options.model)?.output[0] ?? 0,
      options.classWeights,
      options.sampleWeights,
    ),
    schedule: options.schedule ?? { name: implied.schedule ?? RECIPE.schedule.spec.default },
    earlyStopping: {
      patience: earlyStopping?.patience ?? Infinity,
      monitor: earlyStopping?.monitor ?? RECIPE.monitor.spec.default,
      restoreBest: earlyStopping ? (earlyStopping.restoreBest ?? RECIPE.restoreBest.spec.default) : false,
    },
    plateau: options.plateau && {
      patience: options.plateau.patience,
      factor: options.plateau.factor ?? RECIPE.plateauFactor.spec.default,
      min: options.plateau.min ?? RECIPE.plateauMin.spec.default,
      monitor: options.plateau.monitor ?? RECIPE.plateauMonitor.spec.default,
    },
    maxSeconds: options.maxSeconds ?? Infinity,
    signal: options.signal,
    checkpointEvery: resolveInterval(checkpointEvery),
    resume: options.resume,
  };
}

/** @throws InvalidOptionError unless the options of a call are an object with fields; an array of images is none. */
export function assertRecord(options: unknown): asserts options is Record<string, unknown> {
  if (!isRecord(options)) {
    throw new InvalidOptionError(invalidOption('options', options, 'an object such as { model, data }'));
  }
}

function assertValid(options: unknown): asserts options is TrainOptions {
  assertRecord(options);
  const [first, ...others] = checkTrainOptions(options);
  if (first) throw new InvalidOptionError(first, ...others);
}

/** The options that change the gradient, without those that do not. */
function gradientOf({ clipValue, clipNorm, l1, l2 }: TrainOptions): GradientConfig {
  const given = Object.entries({ clipValue, clipNorm, l1, l2 }).filter(([, value]) => Boolean(value));
  return Object.fromEntries(given);
}

/** The values of the options at the top level, or their defaults. */
function withDefaults(
  options: TrainOptions,
  { batchSize, learningRate }: ReturnType<typeof dependentDefaults>,
): Pick<Settings, DefaultedOption> {
  const given: Readonly<Record<string, unknown>> = {
    ...options,
    batchSize: options.batchSize ?? batchSize,
    learningRate: options.learningRate ?? learningRate,
  };
  const entries = RECIPE_OPTIONS.flatMap(([, { path = '.', spec }]) => {
    const isDefaulted = !path.includes('.') && spec.default !== undefined;
    return isDefaulted ? [[path, given[path] ?? spec.default] as const] : [];
  });
  return Object.fromEntries(entries) as Pick<Settings, DefaultedOption>;
}

/** 0 epochs is never. */
function resolveInterval(every: number | CheckpointInterval): ResolvedInterval {
  const interval: CheckpointInterval = typeof every === 'number' ? { epochs: every || undefined } : every;
  const { epochs = Infinity, steps = Infinity, stepsUntil = Infinity, seconds = Infinity } = interval;
  return { epochs, steps, stepsUntil, seconds };
}
