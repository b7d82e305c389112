import {
  BATCH_SIZE,
  checkDistortions,
  checkOptimizer,
  checkOption,
  KERNELS,
  LABEL_SMOOTHING,
  type OptionSpec,
  SEED,
  THREADS,
} from '@lenet5/core';
import type { CompileOptions } from './compile-options.js';
import { InvalidOptionError } from './errors/invalid-option-error.js';

const LOSS: OptionSpec = {
  type: 'choice',
  choices: ['sparseCategoricalCrossentropy', 'categoricalCrossentropy'],
};

const FINITE: OptionSpec = { type: 'number' };

/** @throws InvalidOptionError if an option of `compile()` is invalid; the model and the images are checked elsewhere. */
export function checkOptions(options: CompileOptions): void {
  const { augmentation, normalization, optimizer } = options;
  const problem =
    check('batchSize', BATCH_SIZE, options.batchSize) ??
    check('threads', THREADS, options.threads) ??
    check('seed', SEED, options.seed) ??
    check('labelSmoothing', LABEL_SMOOTHING, options.labelSmoothing) ??
    check('kernels', KERNELS, options.kernels) ??
    check('loss', LOSS, options.loss) ??
    check('normalization.scale', FINITE, normalization?.scale) ??
    check('normalization.shift', FINITE, normalization?.shift) ??
    (optimizer && checkOptimizer(optimizer)) ??
    (augmentation && checkDistortions(augmentation));
  if (problem) throw new InvalidOptionError(problem.option, problem.found, problem.remedy);
}

function check(name: string, spec: OptionSpec, value: unknown): ReturnType<typeof checkOption> {
  return value === undefined ? undefined : checkOption(name, spec, value);
}
