/** The same learning rate at every step. */
export interface ConstantSchedule {
  readonly name: 'constant';
}

/**
 * Half a cosine from the peak to the floor (Loshchilov & Hutter 2017, arXiv:1608.03983, without restarts), after a
 * straight climb to the peak (Goyal et al. 2017, arXiv:1706.02677).
 */
export interface CosineSchedule {
  readonly name: 'cosine';
  /** Epochs of climbing, a fraction if you like, fewer than the run has. Default 0. */
  readonly warmupEpochs?: number;
  /** Share of the peak that is left when the run ends, 0 to 1. Default 0. */
  readonly floor?: number;
}

/** The learning rate times `factor` after every `everyEpochs` epochs. */
export interface StepSchedule {
  readonly name: 'step';
  /** Epochs between two drops, a fraction if you like. Default 3. */
  readonly everyEpochs?: number;
  /** What the rate is multiplied by at a drop, above 0 to 1. Default 0.5. */
  readonly factor?: number;
}

/** How the learning rate goes over a run. */
export type Schedule = ConstantSchedule | CosineSchedule | StepSchedule;

/** How long a run is: what a schedule needs to know of it. */
export interface RunLength {
  /** Optimiser steps of the whole run. */
  readonly totalSteps: number;
  /** Optimiser steps of one epoch. */
  readonly stepsPerEpoch: number;
}

/** Half a cosine: 1 where `share` is 0, 0 where it is 1. */
const halfCosine = (share: number): number => 0.5 * (1 + Math.cos(Math.PI * share));

/**
 * The learning rate of one step: a function of its arguments alone, so that a resumed run takes up the rates of the
 * uninterrupted one.
 *
 * - `constant`: `peak`.
 * - `cosine`, with w warm-up steps, T steps in all and the floor share f: `peak·(step + 1)/w` while `step < w`, then
 *   `peak·(f + (1 − f)·½(1 + cos(π·(step − w)/(T − w))))`.
 * - `step`, with a drop every n steps: `peak·factor^⌊step/n⌋`.
 *
 * @param step Which step of the whole run, from 0.
 * @param peak The learning rate that the schedule starts from or climbs to.
 */
export function learningRateAt(step: number, length: RunLength, schedule: Schedule, peak: number): number {
  if (schedule.name === 'constant') return peak;
  if (schedule.name === 'step') {
    const { everyEpochs = 3, factor = 0.5 } = schedule;
    return peak * factor ** Math.floor(step / (everyEpochs * length.stepsPerEpoch));
  }
  const { warmupEpochs = 0, floor = 0 } = schedule;
  const warmup = Math.round(warmupEpochs * length.stepsPerEpoch);
  if (step < warmup) return (peak * (step + 1)) / warmup;
  const share = Math.min(1, (step - warmup) / Math.max(1, length.totalSteps - warmup));
  return peak * (floor + (1 - floor) * halfCosine(share));
}
