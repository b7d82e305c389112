import { checkOption } from './check-option.js';
import type { OptionProblem } from './option-problem.js';
import type { OptionSpec } from './option-spec.js';
import { findUnknownOptions } from './unknown-options.js';

/** Random distortions of training images, drawn uniformly in both directions for every image and epoch. */
export interface DistortionConfig {
  /** Largest random rotation of a training image, in degrees. Default 0. */
  readonly rotation?: number | undefined;
  /**
   * Largest random change of the size of a training image, as a fraction: 0.1 is from 90 to 110 %. Columns and rows change
   * separately. Default 0.
   */
  readonly scale?: number | undefined;
  /** Largest random shear of a training image, in columns per row. Default 0. */
  readonly shear?: number | undefined;
  /** Largest random shift of a training image, in pixels. Columns and rows shift separately. Default 0. */
  readonly shift?: number | undefined;
  /**
   * Root mean square of the random elastic displacement of a training image, in pixels (Simard, Steinkraus & Platt 2003).
   * Default 0.
   */
  readonly elastic?: number | undefined;
  /** Standard deviation of the Gaussian that smooths the elastic displacement, in pixels. Default 4. */
  readonly elasticSigma?: number | undefined;
}

/** See {@link DistortionConfig}. */
export const ROTATION = { type: 'number', min: 0, max: 45, default: 0 } as const;
/** See {@link DistortionConfig}. */
export const SCALE = { type: 'number', min: 0, max: 0.9, default: 0 } as const;
/** See {@link DistortionConfig}. */
export const SHEAR = { type: 'number', min: 0, max: 1, default: 0 } as const;
/** See {@link DistortionConfig}. */
export const SHIFT = { type: 'number', min: 0, max: 256, default: 0 } as const;
/** See {@link DistortionConfig}. */
export const ELASTIC = { type: 'number', min: 0, max: 16, default: 0 } as const;
/** See {@link DistortionConfig}. */
export const ELASTIC_SIGMA = { type: 'number', min: 1, max: 32, default: 4 } as const;

const SPECS: Readonly<Record<keyof DistortionConfig, OptionSpec & { readonly default: number }>> = {
  rotation: ROTATION,
  scale: SCALE,
  shear: SHEAR,
  shift: SHIFT,
  elastic: ELASTIC,
  elasticSigma: ELASTIC_SIGMA,
};

/** Distortions with all defaults filled in. */
export type ResolvedDistortions = Readonly<Record<keyof DistortionConfig, number>>;

/**
 * Fills in the defaults.
 *
 * @example
 * ```ts
 * import { resolveDistortions } from '@lenet5/core';
 *
 * const { rotation, shear } = resolveDistortions({ rotation: 10 });
 * console.log(rotation, shear); // 10 0
 * ```
 */
export function resolveDistortions(config: DistortionConfig = {}): ResolvedDistortions {
  const entries = Object.entries(SPECS).map(([key, spec]) => [
    key,
    config[key as keyof DistortionConfig] ?? spec.default,
  ]);
  return Object.fromEntries(entries) as ResolvedDistortions;
}

/**
 * Reports the first unknown or invalid distortion by its path, such as `augmentation.shear`.
 *
 * @example
 * ```ts
 * import { checkDistortions } from '@lenet5/core';
 *
 * console.log(checkDistortions({ rotation: 10 })); // undefined
 * console.log(checkDistortions({ rotation: 90 })?.problem); // augmentation.rotation is invalid
 * ```
 */
export function checkDistortions(config: DistortionConfig): OptionProblem | undefined {
  const [unknown] = findUnknownOptions(config, Object.keys(SPECS), 'augmentation');
  if (unknown) return unknown;
  for (const [key, spec] of Object.entries(SPECS)) {
    const value = config[key as keyof DistortionConfig];
    const problem = value === undefined ? undefined : checkOption(`augmentation.${key}`, spec, value);
    if (problem) return problem;
  }
  return undefined;
}
