import { SEED } from '@lenet5/core';
import { checkData } from './data-checks.js';
import type { OptionProblem } from './invalid-option-error.js';
import {
  type Check,
  checkedElsewhere,
  checkFields,
  either,
  engineName,
  flag,
  isRecord,
  notNegative,
  oneOf,
  positive,
  share,
  whole,
} from './option-checks.js';
import type { TrainOptions } from './options.js';

type Checks = Readonly<Record<string, Check>>;

const COUNT = whole(1, 1_000_000_000);

const PLAIN_CHECKS: Checks = {
  model: checkedElsewhere,
  data: checkedElsewhere,
  epochs: COUNT,
  batchSize: whole(1, 1_000_000),
  optimizer: checkedElsewhere,
  learningRate: positive,
  schedule: checkedElsewhere,
  labelSmoothing: share('below'),
  seed: whole(0, SEED.max),
  engine: engineName,
  threads: either(whole(1, 64), oneOf('auto')),
  kernels: oneOf('auto', 'simd', 'relaxed-simd'),
  earlyStopping: checkedElsewhere,
  maxSeconds: positive,
  signal: (value) => (value instanceof AbortSignal ? undefined : 'an AbortSignal'),
  checkpointEvery: (value) =>
    isRecord(value) || whole(0, 1_000_000_000)(value) === undefined
      ? undefined
      : 'a whole number of epochs, or an object of epochs, steps or seconds',
  resume: (value) => (value instanceof Uint8Array ? undefined : 'the bytes of a checkpoint'),
  spanMilliseconds: positive,
};

const ADAM_CHECKS: Checks = {
  name: checkedElsewhere,
  beta1: share('below'),
  beta2: share('below'),
  epsilon: positive,
  epsilonMode: oneOf('tfjs', 'keras'),
};

const OPTIMIZER_CHECKS: Readonly<Record<string, Checks>> = {
  adam: ADAM_CHECKS,
  adamw: { ...ADAM_CHECKS, weightDecay: notNegative },
  sgd: { name: checkedElsewhere, momentum: share('below') },
};

const SCHEDULE_CHECKS: Readonly<Record<string, Checks>> = {
  constant: { name: checkedElsewhere },
  cosine: { name: checkedElsewhere, warmupEpochs: notNegative, floor: share('to') },
  step: {
    name: checkedElsewhere,
    everyEpochs: positive,
    factor: (value) => positive(value) ?? share('to')(value),
  },
};

/** Checks an object whose `name` says which fields it may have. */
function checkVariant(
  option: string,
  found: unknown,
  variants: Readonly<Record<string, Checks>>,
): OptionProblem[] {
  if (found === undefined) return [];
  const names = Object.keys(variants);
  if (!isRecord(found)) return [{ option, found, wanted: `an object like { name: '${names[0]}' }` }];
  const name = found.name;
  const wanted = oneOf(...names)(name);
  if (wanted !== undefined) return [{ option: `${option}.name`, found: name, wanted }];
  return checkFields(option, found, variants[String(name)] ?? {});
}

/** A warm-up as long as the run would never reach the peak. */
function checkWarmup(schedule: unknown, epochs: unknown): OptionProblem[] {
  const found = isRecord(schedule) ? schedule.warmupEpochs : undefined;
  if (typeof found !== 'number' || typeof epochs !== 'number' || found < epochs) return [];
  return [{ option: 'schedule.warmupEpochs', found, wanted: `fewer than the run's ${epochs} epochs` }];
}

/** Early stopping watches the validation accuracy, so there must be one. */
function checkEarlyStopping(found: unknown, data: unknown): OptionProblem[] {
  if (found === undefined) return [];
  const option = 'earlyStopping';
  if (!isRecord(found) || found.patience === undefined) {
    return [{ option, found, wanted: 'an object like { patience: 3 }' }];
  }
  const problems = checkFields(option, found, { patience: COUNT, restoreBest: flag });
  if (isRecord(data) && data.validation === undefined) {
    problems.push({ option, found, wanted: 'it together with data.validation, whose accuracy it watches' });
  }
  return problems;
}

/** Everything about a call's options that cannot be used, in the order in which they are documented. */
export function findOptionProblems(options: TrainOptions): OptionProblem[] {
  const interval = isRecord(options.checkpointEvery) ? options.checkpointEvery : {};
  return [
    ...checkData(options.model, options.data),
    ...checkFields('', options, PLAIN_CHECKS),
    ...checkVariant('optimizer', options.optimizer, OPTIMIZER_CHECKS),
    ...checkVariant('schedule', options.schedule, SCHEDULE_CHECKS),
    ...checkWarmup(options.schedule, options.epochs ?? 10),
    ...checkEarlyStopping(options.earlyStopping, options.data),
    ...checkFields('checkpointEvery', interval, { epochs: COUNT, steps: COUNT, seconds: positive }),
  ];
}
