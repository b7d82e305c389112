/** The speeds of a training that a user can choose, from slow to fast: steps per second, or a slow start, or as fast as possible. */
export const PACES = ['1', '5', '25', 'slow', 'full'] as const;

/** A speed of a training. `slow` starts in slow motion and then trains as fast as possible. */
export type Pace = (typeof PACES)[number];

/** How many steps of a run are in slow motion with the pace `slow`. */
export const SLOW_STEPS = 200;

/** Steps per second at the start and at the end of the slow motion. */
const [SLOWEST, FASTEST] = [4, 60];

/**
 * How many steps a second to train.
 *
 * @param step Steps of the run that are done.
 * @returns Infinity for as many as possible.
 */
export function stepsPerSecond(pace: Pace, step: number): number {
  if (pace === 'full') return Number.POSITIVE_INFINITY;
  if (pace !== 'slow') return Number(pace);
  if (step >= SLOW_STEPS) return Number.POSITIVE_INFINITY;
  return SLOWEST * (FASTEST / SLOWEST) ** (step / SLOW_STEPS);
}

/** Whether a text names a pace. */
export function isPace(text: string | undefined): text is Pace {
  return PACES.some((pace) => pace === text);
}
