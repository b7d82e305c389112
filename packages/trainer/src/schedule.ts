import { checkOption } from '@lenet5/core';
import { InvalidOptionError } from './recipe/invalid-option-error.js';
import { RECIPE } from './recipe/recipe.js';

/** The same learning rate at every step. */
export interface ConstantSchedule {
  readonly name: 'constant';
}

/**
 * Half a cosine from the peak to the floor (Loshchilov & Hutter 2017, arXiv:1608.03983, without restarts), after a
 * linear increase to the peak (Goyal et al. 2017, arXiv:1706.02677).
 */
export interface CosineSchedule {
  readonly name: 'cosine';
  /** Epochs of linear increase to the peak, fewer than the run has; may be a fraction. Default 0. */
  readonly warmupEpochs?: number;
  /** Fraction of the peak that remains at the end of the run. Default 0. */
  readonly floor?: number;
}

/** Multiplies the learning rate by `factor` after every `everyEpochs` epochs. */
export interface StepSchedule {
  readonly name: 'step';
  /** Epochs between two drops of the learning rate; may be a fraction. Default 3. */
  readonly everyEpochs?: number;
  /** Factor applied to the learning rate at each drop. Default 0.5. */
  readonly factor?: number;
}

/** Multiplies the learning rate by `factor` over `everyEpochs` epochs, a little at every step. */
export interface ExponentialSchedule extends Omit<StepSchedule, 'name'> {
  readonly name: 'exponential';
}

/**
 * One cycle (Smith & Topin 2019, arXiv:1708.07120), with halves of a cosine: from a fraction of the peak up to it, then down to the
 * floor.
 */
export interface OneCycleSchedule {
  readonly name: 'one-cycle';
  /** Fraction of the peak at the first step. Default 0.04. */
  readonly start?: number;
  /** Fraction of the run in which the learning rate rises to the peak. Default 0.3. */
  readonly rise?: number;
  /** Fraction of the peak that remains at the end of the run. Default 0. */
  readonly floor?: number;
}

/**
 * The schedule of the paper on LeNet-5 (LeCun, Bottou, Bengio & Haffner 1998, section III-B): the peak in epochs 1 and 2, 0.4 of it
 * in epochs 3 to 5, 0.2 in 6 to 8, 0.1 in 9 to 12, and 0.02 from epoch 13 on. The peak in the paper is 0.0005.
 */
export interface Lenet5Of1998Schedule {
  readonly name: 'lenet5-1998';
}

/** How the learning rate changes over a run. */
export type Schedule =
  | ConstantSchedule
  | CosineSchedule
  | StepSchedule
  | ExponentialSchedule
  | OneCycleSchedule
  | Lenet5Of1998Schedule;

/** The length of a run in steps. */
export interface RunLength {
  /** Steps of the whole run. */
  readonly totalSteps: number;
  /** Steps of one epoch. */
  readonly stepsPerEpoch: number;
}

/**
 * The learning rate of one step. It depends on the arguments only, so a resumed run uses the same rates as an
 * uninterrupted one.
 *
 * - `constant`: `peak`.
 * - `cosine`, with w warm-up steps, T total steps and the floor f: `peak·(step + 1)/w` while `step < w`, then
 *   `peak·(f + (1 − f)·½(1 + cos(π·(step − w)/(T − w))))`.
 * - `step`, with a drop every n steps: `peak·factor^⌊step/n⌋`.
 * - `exponential`, with n steps per factor: `peak·factor^(step/n)`.
 * - `one-cycle`, with T total steps, r = rise·T, the start s and the floor f: `peak·(s + (1 − s)·½(1 − cos(π·step/r)))` while
 *   `step < r`, then `peak·(f + (1 − f)·½(1 + cos(π·(step − r)/(T − r))))`.
 * - `lenet5-1998`: `peak` times the factor of the epoch.
 *
 * @param step The step within the whole run, from 0.
 * @param peak The largest learning rate of the schedule.
 * @returns The learning rate, 0 to `peak`.
 * @throws InvalidOptionError if no schedule has this name
 *
 * @example
 * ```ts
 * import { learningRateAt } from '@lenet5/trainer';
 *
 * const length = { totalSteps: 100, stepsPerEpoch: 10 };
 * const rates = [0, 50, 100].map((step) => learningRateAt(step, length, { name: 'cosine' }, 0.001));
 * console.log(rates); // [ 0.001, 0.0005, 0 ]
 * ```
 */
export function learningRateAt(step: number, length: RunLength, schedule: Schedule, peak: number): number {
  if (schedule.name === 'constant') return peak;
  if (schedule.name === 'step' || schedule.name === 'exponential') {
    const { everyEpochs = RECIPE.dropEpochs.spec.default, factor = RECIPE.dropFactor.spec.default } =
      schedule;
    const drops = step / (everyEpochs * length.stepsPerEpoch);
    return peak * factor ** (schedule.name === 'step' ? Math.floor(drops) : drops);
  }
  if (schedule.name === 'one-cycle') return peak * oneCycleFactor(step / length.totalSteps, schedule);
  if (schedule.name === 'lenet5-1998') {
    const epoch = Math.floor(step / length.stepsPerEpoch);
    return peak * (PAPER_FACTORS.find(([end]) => epoch < end)?.[1] ?? LAST_PAPER_FACTOR);
  }
  const problem = checkOption('schedule.name', RECIPE.schedule.spec, schedule.name);
  if (problem) throw new InvalidOptionError(problem);
  const { warmupEpochs = RECIPE.warmupEpochs.spec.default, floor = RECIPE.rateFloor.spec.default } = schedule;
  const warmup = Math.round(warmupEpochs * length.stepsPerEpoch);
  if (step < warmup) return (peak * (step + 1)) / warmup;
  const fraction = Math.min(1, (step - warmup) / Math.max(1, length.totalSteps - warmup));
  return peak * (floor + (1 - floor) * halfCosine(fraction));
}

/** The factors of {@link Lenet5Of1998Schedule} before the last one, each with the end of its epochs. */
const PAPER_FACTORS: readonly (readonly [end: number, factor: number])[] = [
  [2, 1],
  [5, 0.4],
  [8, 0.2],
  [12, 0.1],
];
const LAST_PAPER_FACTOR = 0.02;

/** The factor of the peak at a fraction of the run. */
function oneCycleFactor(fraction: number, { start, rise, floor }: OneCycleSchedule): number {
  const [first, top] = [start ?? RECIPE.rateStart.spec.default, rise ?? RECIPE.riseFraction.spec.default];
  if (fraction < top) return 1 - (1 - first) * halfCosine(fraction / top);
  const last = floor ?? RECIPE.rateFloor.spec.default;
  return last + (1 - last) * halfCosine(Math.min(1, (fraction - top) / (1 - top)));
}

/** Half a cosine: 1 at fraction 0, 0 at fraction 1. */
function halfCosine(fraction: number): number {
  return 0.5 * (1 + Math.cos(Math.PI * fraction));
}
