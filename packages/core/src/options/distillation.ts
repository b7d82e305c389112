import { formatQuantity } from '../errors/format-quantity.js';
import { isBuiltIn } from '../realm/is-built-in.js';
import { checkOption } from './check-option.js';
import { invalidOption, type OptionProblem } from './option-problem.js';
import { findUnknownOptions } from './unknown-options.js';

/**
 * Distillation: training on the class probabilities of other networks, the teachers, besides the labels (Hinton, Vinyals & Dean
 * 2015, arXiv:1503.02531). With the weight w, the temperature T, the logits z, and the probabilities t of the teachers at T,
 * that is t ∝ targets^(1/T), the loss of a sample is
 *
 *     (1 − w) · crossEntropy(z, label) + w · T² · Σ t · ln(t / softmax(z / T))
 *
 * T² keeps the size of the gradient independent of the temperature.
 */
export interface DistillationConfig {
  /**
   * Mean class probabilities of the teachers for each training image, shape `[images, classes]`, in the order of the training
   * images.
   */
  readonly targets: Float32Array;
  /** Fraction of the loss that comes from the teachers; the rest comes from the labels. Default 0.9. */
  readonly weight?: number | undefined;
  /** Divisor of the logits in the loss of the teachers; greater values weigh the unlikely classes more. Default 1. */
  readonly temperature?: number | undefined;
}

/** See {@link DistillationConfig}. */
export const TEACHER_WEIGHT = { type: 'number', above: 0, max: 1, default: 0.9 } as const;
/** See {@link DistillationConfig}. */
export const TEMPERATURE = { type: 'number', min: 0.1, max: 100, default: 1 } as const;

/** How far the sum of a row of targets may be from 1. */
const TOLERANCE = 1e-3;

/** A distillation with all defaults filled in. */
export type ResolvedDistillation = Readonly<Record<'weight' | 'temperature', number>> &
  Pick<DistillationConfig, 'targets'>;

/**
 * Fills in the defaults.
 *
 * @example
 * ```ts
 * import { resolveDistillation } from '@lenet5/core';
 *
 * const { weight, temperature } = resolveDistillation({ targets: new Float32Array(20).fill(0.1) });
 * console.log(weight, temperature); // 0.9 1
 * ```
 */
export function resolveDistillation({
  targets,
  weight = TEACHER_WEIGHT.default,
  temperature = TEMPERATURE.default,
}: DistillationConfig): ResolvedDistillation {
  return { targets, weight, temperature };
}

/**
 * Reports the first unknown or invalid option of a distillation by its path, such as `distillation.weight`.
 *
 * @param count number of training images
 *
 * @example
 * ```ts
 * import { checkDistillation } from '@lenet5/core';
 *
 * const targets = new Float32Array(20).fill(0.1);
 * console.log(checkDistillation({ targets }, 2, 10)); // undefined
 * console.log(checkDistillation({ targets, weight: 2 }, 2, 10)?.problem); // distillation.weight is invalid
 * ```
 */
export function checkDistillation(
  config: DistillationConfig,
  count: number,
  classes: number,
): OptionProblem | undefined {
  const { targets, weight, temperature } = config;
  return (
    findUnknownOptions(config, ['targets', 'weight', 'temperature'], 'distillation')[0] ??
    checkTargets(targets, count, classes) ??
    (weight === undefined ? undefined : checkOption('distillation.weight', TEACHER_WEIGHT, weight)) ??
    (temperature === undefined
      ? undefined
      : checkOption('distillation.temperature', TEMPERATURE, temperature))
  );
}

/** Reports targets that are not one row of probabilities per image. */
function checkTargets(targets: unknown, count: number, classes: number): OptionProblem | undefined {
  const name = 'distillation.targets';
  const rows = `a Float32Array of ${formatQuantity(count, 'row')} of ${classes} probabilities, one row per training image`;
  if (!isFloats(targets)) return invalidOption(name, targets, rows);
  if (targets.length !== count * classes) return invalidOption(`${name}.length`, targets.length, rows);
  for (let row = 0; row < count; row++) {
    const probabilities = targets.subarray(row * classes, (row + 1) * classes);
    const sum = probabilities.reduce((total, value) => total + value, 0);
    // The negation also finds NaN.
    if (!(Math.abs(sum - 1) <= TOLERANCE) || probabilities.some((value) => value < 0))
      return {
        option: name,
        problem: `row ${row} of ${name} is not a row of probabilities`,
        found: `their sum is ${sum.toFixed(3)}`,
        remedy: 'use numbers of at least 0 whose sum is 1',
      };
  }
  return undefined;
}

const isFloats = (value: unknown): value is Float32Array => isBuiltIn(value, 'Float32Array');
