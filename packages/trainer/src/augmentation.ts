import { type DistortionConfig, type ResolvedDistortions, resolveDistortions } from '@lenet5/core';
import { RECIPE } from './recipe/recipe.js';
import type { RunLength } from './schedule.js';

/**
 * Random distortions of the training images. Each image is distorted differently in each epoch: a function of the seed, the
 * epoch and the index of the image. Validation images are not distorted.
 */
export interface AugmentationConfig extends DistortionConfig {
  /** Fraction of the run after which the distortions become weaker. Default 0.5. */
  readonly fadeStart?: number | undefined;
  /** Fraction of the distortions that remains at the end of the run. Default 1. */
  readonly finalStrength?: number | undefined;
}

/** An augmentation with all defaults filled in. */
export interface ResolvedAugmentation {
  readonly distortions: ResolvedDistortions;
  readonly fadeStart: number;
  readonly finalStrength: number;
}

/** Fills in the defaults. Undefined if every distortion is 0. */
export function resolveAugmentation(config: AugmentationConfig = {}): ResolvedAugmentation | undefined {
  const distortions = resolveDistortions(config);
  const { elasticSigma: _, ...strengths } = distortions;
  if (Object.values(strengths).every((strength) => strength === 0)) return undefined;
  return {
    distortions,
    fadeStart: config.fadeStart ?? RECIPE.fadeStart.spec.default,
    finalStrength: config.finalStrength ?? RECIPE.finalStrength.spec.default,
  };
}

/**
 * The factor of all distortions in one step: 1 up to `fadeStart`, then linearly down to `finalStrength` at the end of the run.
 *
 * @param step The step within the whole run, from 0.
 *
 * @example
 * ```ts
 * import { strengthAt } from '@lenet5/trainer';
 *
 * const fade = { fadeStart: 0.5, finalStrength: 0.25 };
 * const strengths = [0, 50, 75, 100].map((step) => strengthAt(step, { totalSteps: 100 }, fade));
 * console.log(strengths); // [ 1, 1, 0.625, 0.25 ]
 * ```
 */
export function strengthAt(
  step: number,
  { totalSteps }: Pick<RunLength, 'totalSteps'>,
  { fadeStart, finalStrength }: { readonly fadeStart: number; readonly finalStrength: number },
): number {
  const fraction = Math.min(1, step / totalSteps);
  if (fraction <= fadeStart) return 1;
  return 1 - ((1 - finalStrength) * (fraction - fadeStart)) / (1 - fadeStart);
}
