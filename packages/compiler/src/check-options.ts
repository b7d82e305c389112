import {
  BATCH_SIZE,
  checkDistillation,
  checkDistortions,
  checkGradient,
  checkOptimizer,
  checkOption,
  findUnknownOptions,
  formatQuantity,
  isBuiltIn,
  KERNELS,
  LABEL_SMOOTHING,
  type OptionSpec,
  SEED,
  THREADS,
} from '@lenet5/core';
import type { CompileOptions } from './compile-options.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import { LOSS_NAMES } from './heads.js';
import type { Network } from './lower/network.js';

const FINITE: OptionSpec = { type: 'number' };

/** The names of the options of `compile()`. */
const NAMES = Object.keys({
  augmentation: 0,
  batchSize: 0,
  clipNorm: 0,
  clipValue: 0,
  distillation: 0,
  freeze: 0,
  kernels: 0,
  l1: 0,
  l2: 0,
  labelSmoothing: 0,
  loss: 0,
  normalization: 0,
  optimizer: 0,
  sampleWeights: 0,
  seed: 0,
  threads: 0,
  train: 0,
} satisfies Record<keyof CompileOptions, 0>);

/** @throws InvalidOptionError if an option of `compile()` is invalid; the model and the images are checked elsewhere. */
export function checkOptions(options: CompileOptions): void {
  const { augmentation, normalization, optimizer } = options;
  const problem =
    findUnknownOptions(options, NAMES)[0] ??
    findUnknownOptions(normalization ?? {}, ['scale', 'shift'], 'normalization')[0] ??
    check('batchSize', BATCH_SIZE, options.batchSize) ??
    check('threads', { ...THREADS, or: 'auto' }, options.threads) ??
    check('seed', SEED, options.seed) ??
    check('labelSmoothing', LABEL_SMOOTHING, options.labelSmoothing) ??
    check('kernels', KERNELS, options.kernels) ??
    check('loss', { type: 'choice', choices: LOSS_NAMES }, options.loss) ??
    check('normalization.scale', FINITE, normalization?.scale) ??
    check('normalization.shift', FINITE, normalization?.shift) ??
    (optimizer && checkOptimizer(optimizer)) ??
    checkGradient(options) ??
    (augmentation && checkDistortions(augmentation));
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
}

/** @throws InvalidOptionError if the soft targets of `compile()` do not fit the training images or the classes. */
export function checkSoftTargets({ distillation }: CompileOptions, count: number, classes: number): void {
  const problem = distillation && checkDistillation(distillation, count, classes);
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
}

/** @throws InvalidOptionError if the loss, the label smoothing and the distillation do not fit each other or the network */
export function checkLoss(
  { loss, labelSmoothing = 0, distillation }: CompileOptions,
  network: Network,
): void {
  const isCrossEntropy = network.head === 'softmax' && loss !== 'mse';
  if (distillation && (network.rejectLogit !== undefined || !isCrossEntropy))
    throw new InvalidOptionError(
      'distillation',
      network.rejectLogit === undefined ? `the loss ${loss}` : 'a model with RBF units',
      'use a model that ends in a softmax',
    );
  if (loss === 'mse' && network.rejectLogit === undefined)
    throw new InvalidOptionError('loss', loss, 'use a model that ends in RBF units and a Softmin');
  if (labelSmoothing > 0 && !isCrossEntropy)
    throw new InvalidOptionError('labelSmoothing', String(labelSmoothing), `use 0 with the loss ${loss}`);
}

/** @throws InvalidOptionError unless the weights of the samples are one number of at least 0 per training image */
export function checkSampleWeights({ sampleWeights }: CompileOptions, count: number): void {
  const problem = sampleWeights && checkOption('sampleWeights', sampleWeightsSpec(count), sampleWeights);
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy, problem.problem);
}

function sampleWeightsSpec(count: number): OptionSpec {
  return {
    type: 'custom',
    expected: `a Float32Array of ${formatQuantity(count, 'number')} of at least 0, one per training image`,
    accepts: (value) =>
      isFloats(value) && value.length === count && value.every((weight) => weight >= 0 && weight < Infinity),
  };
}

const isFloats = (value: unknown): value is Float32Array => isBuiltIn(value, 'Float32Array');

function check(name: string, spec: OptionSpec, value: unknown): ReturnType<typeof checkOption> {
  return value === undefined ? undefined : checkOption(name, spec, value);
}
