import { checkOption } from './check-option.js';
import { invalidOption, type OptionProblem } from './option-problem.js';
import type { NumberSpec } from './option-spec.js';

/**
 * What changes the gradient before the optimizer uses it. First, the gradient of the penalty L1 · Σ|w| + L2 · Σw² of the kernels is
 * added, which is a part of the reported losses, as in Keras; then the gradient is clipped. Frozen layers have no part in either.
 */
export interface GradientConfig {
  /** Largest absolute value of the gradient of a weight; larger ones are set to it. Excludes `clipNorm`. Default: no limit. */
  readonly clipValue?: number | undefined;
  /**
   * Largest norm of the gradient of all weights together; a longer gradient is scaled down (Pascanu, Mikolov & Bengio 2013,
   * arXiv:1211.5063). Excludes `clipValue`. Default: no limit.
   */
  readonly clipNorm?: number | undefined;
  /** Factor of the sum of the absolute values of the kernels in the loss. Default 0. */
  readonly l1?: number | undefined;
  /** Factor of the sum of the squares of the kernels in the loss. Default 0. */
  readonly l2?: number | undefined;
}

/** See {@link GradientConfig}. */
export const CLIP_VALUE = { type: 'number', above: 0 } as const;
/** See {@link GradientConfig}. */
export const CLIP_NORM = { type: 'number', above: 0 } as const;
/** See {@link GradientConfig}. */
export const L1 = { type: 'number', min: 0, default: 0 } as const;
/** See {@link GradientConfig}. */
export const L2 = { type: 'number', min: 0, default: 0 } as const;

const SPECS: Readonly<Record<keyof GradientConfig, NumberSpec>> = {
  clipValue: CLIP_VALUE,
  clipNorm: CLIP_NORM,
  l1: L1,
  l2: L2,
};

/** The changes of the gradient with all defaults filled in. */
export interface ResolvedGradient {
  /** Infinity if the values are not limited. */
  readonly clipValue: number;
  /** Infinity if the norm is not limited. */
  readonly clipNorm: number;
  readonly l1: number;
  readonly l2: number;
}

/**
 * Fills in the defaults.
 *
 * @example
 * ```ts
 * import { resolveGradient } from '@lenet5/core';
 *
 * console.log(resolveGradient({ l2: 1e-4 })); // { clipValue: Infinity, clipNorm: Infinity, l1: 0, l2: 0.0001 }
 * ```
 */
export function resolveGradient({ clipValue, clipNorm, l1, l2 }: GradientConfig = {}): ResolvedGradient {
  return {
    clipValue: clipValue ?? Infinity,
    clipNorm: clipNorm ?? Infinity,
    l1: l1 ?? L1.default,
    l2: l2 ?? L2.default,
  };
}

/**
 * Reports the first invalid option.
 *
 * @example
 * ```ts
 * import { checkGradient } from '@lenet5/core';
 *
 * console.log(checkGradient({ clipNorm: 1 })); // undefined
 * console.log(checkGradient({ clipNorm: 0 })?.remedy); // use a number greater than 0
 * ```
 */
export function checkGradient(config: GradientConfig): OptionProblem | undefined {
  for (const [name, spec] of Object.entries(SPECS)) {
    const value = config[name as keyof GradientConfig];
    const problem = value === undefined ? undefined : checkOption(name, spec, value);
    if (problem) return problem;
  }
  if (config.clipValue === undefined || config.clipNorm === undefined) return undefined;
  return invalidOption('clipNorm', config.clipNorm, 'either clipNorm or clipValue');
}
