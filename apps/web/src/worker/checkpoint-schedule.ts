import type { TrainOptions } from '@lenet5/trainer';
import { type Pace, SLOW_STEPS } from '../settings/pace.js';
import type { SegmentEnd } from './api.js';

/** When a run makes checkpoints. A checkpoint ends a span, so that with one per step each step is a span of its own. */
export interface CheckpointSchedule {
  readonly name: 'each-step' | 'slow-start' | 'full-speed';
  readonly every: NonNullable<TrainOptions['checkpointEvery']>;
}

const SCHEDULES = {
  'each-step': { name: 'each-step', every: { epochs: 1, steps: 1 } },
  'slow-start': {
    name: 'slow-start',
    every: { epochs: 1, steps: 1, stepsUntil: SLOW_STEPS, seconds: 1.5 },
  },
  /**
   * A few at the start of a run, when the network changes most, then every 1.5 seconds. Showing a network takes as much of the
   * processor as 15 steps, which the training then lacks.
   */
  'full-speed': { name: 'full-speed', every: { epochs: 1, steps: 64, stepsUntil: 256, seconds: 1.5 } },
} as const satisfies Readonly<Record<string, CheckpointSchedule>>;

/** The checkpoints of a segment at a pace. */
export function scheduleFor(pace: Pace, until: SegmentEnd): CheckpointSchedule {
  if (until === 'batch') return SCHEDULES['each-step'];
  if (pace === 'slow') return SCHEDULES['slow-start'];
  return SCHEDULES[pace === 'full' ? 'full-speed' : 'each-step'];
}

/**
 * Whether a segment must continue with other checkpoints after the pace has changed.
 *
 * @param step Steps of the run that are done.
 */
export function mustChange(from: CheckpointSchedule, to: CheckpointSchedule, step: number): boolean {
  if (from.name === to.name) return false;
  if (from.name === 'each-step' || to.name === 'each-step') return true;
  return to.name === 'slow-start' && step < SLOW_STEPS;
}
