import { checkOption } from './check-option.js';
import { invalidOption, type OptionProblem } from './option-problem.js';
import type { OptionSpec } from './option-spec.js';
import { findUnknownOptions } from './unknown-options.js';

/** Adam (Kingma & Ba 2015, arXiv:1412.6980), or AdamW (Loshchilov & Hutter 2019, arXiv:1711.05101). */
export interface AdamConfig {
  readonly name: 'adam' | 'adamw';
  /** Decay rate of the first moment. Default 0.9. */
  readonly beta1?: number;
  /** Decay rate of the second moment. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the denominator above zero. Default 1e-7. */
  readonly epsilon?: number;
  /**
   * Where ε is added: `tfjs`, to √v̂ after the bias correction (Algorithm 1 of the paper, the default); `keras`, to √v
   * before it (the paper's ε̂).
   */
  readonly epsilonMode?: 'tfjs' | 'keras';
  /** Each step multiplies the weights of `decayScope` by 1 − learning rate · decay. `adamw` only. Default 0.004. */
  readonly weightDecay?: number;
  /** Which weights decay: `kernels`, the default, or `all`, which includes the biases. `adamw` only. */
  readonly decayScope?: 'kernels' | 'all';
}

/**
 * Stochastic gradient descent, with momentum if `momentum` > 0: m ← μ·m + g, w ← w − lr·m (classical, Polyak 1964) or
 * w ← w − lr·(g + μ·m) (Nesterov, in the form of Sutskever et al. 2013).
 */
export interface SgdConfig {
  readonly name: 'sgd';
  /** μ, from 0 to less than 1. Default 0. */
  readonly momentum?: number;
  /** Whether the momentum is that of Nesterov, which needs a `momentum` greater than 0. Default false. */
  readonly nesterov?: boolean;
}

/**
 * RMSProp (Tieleman & Hinton 2012) as tfjs computes it: v ← ρ·v + (1 − ρ)·g², m ← μ·m + lr·g / √(v + ε), w ← w − m. The learning rate
 * is inside of the momentum, and ε inside of the root.
 */
export interface RmspropConfig {
  readonly name: 'rmsprop';
  /** ρ, the decay rate of the mean square of the gradient. Default 0.9. */
  readonly decay?: number;
  /** μ, from 0 to less than 1. Default 0. */
  readonly momentum?: number;
  /** Keeps the denominator above zero. Default 1e-7. */
  readonly epsilon?: number;
}

/**
 * Stochastic diagonal Levenberg–Marquardt (LeCun, Bottou, Bengio & Haffner 1998, appendix C), at batch size 1:
 * w ← w − lr · g / (μ + h), where h is the mean over some training images of the diagonal second derivative of the loss
 * (Gauss–Newton approximation). h is computed before each epoch and stays fixed during it.
 */
export interface SdlmConfig {
  readonly name: 'sdlm';
  /**
   * μ, which limits the step of a weight whose second derivative is small. Default 1.68: 0.02, as in the paper, if the loss
   * is divided by the 84 units of F6.
   */
  readonly mu?: number;
  /** Training images from which h is computed before each epoch. Default 500, as in the paper. */
  readonly curvatureImages?: number;
}

/** An optimizer. The learning rate is not part of it: each step has its own. */
export type OptimizerConfig = AdamConfig | SgdConfig | RmspropConfig | SdlmConfig;

/** An optimizer with all defaults filled in. The `weightDecay` of `adam` is 0, its `decayScope` is `kernels`. */
export type ResolvedOptimizer =
  | Required<AdamConfig>
  | Required<SgdConfig>
  | Required<RmspropConfig>
  | Required<SdlmConfig>;

/** The name of an optimizer. */
export const OPTIMIZER = {
  type: 'choice',
  choices: ['adam', 'adamw', 'sgd', 'rmsprop', 'sdlm'],
  default: 'adam',
} as const;

/** See {@link AdamConfig}. */
export const BETA1 = { type: 'number', min: 0, below: 1, default: 0.9 } as const;
/** See {@link AdamConfig}. */
export const BETA2 = { type: 'number', min: 0, below: 1, default: 0.999 } as const;
/** See {@link AdamConfig}. */
export const EPSILON = { type: 'number', above: 0, default: 1e-7 } as const;
/** See {@link AdamConfig}. */
export const EPSILON_MODE = { type: 'choice', choices: ['tfjs', 'keras'], default: 'tfjs' } as const;
/** See {@link AdamConfig}. */
export const WEIGHT_DECAY = { type: 'number', min: 0, default: 0.004 } as const;
/** See {@link AdamConfig}. */
export const DECAY_SCOPE = { type: 'choice', choices: ['kernels', 'all'], default: 'kernels' } as const;
/** See {@link SgdConfig} and {@link RmspropConfig}. */
export const MOMENTUM = { type: 'number', min: 0, below: 1, default: 0 } as const;
/** See {@link SgdConfig}. */
export const NESTEROV = { type: 'boolean', default: false } as const;
/** See {@link RmspropConfig}. */
export const DECAY = { type: 'number', min: 0, below: 1, default: 0.9 } as const;
/** See {@link SdlmConfig}. */
export const MU = { type: 'number', above: 0, default: 1.68 } as const;
/** See {@link SdlmConfig}. */
export const CURVATURE_IMAGES = { type: 'integer', min: 1, max: 65_536, default: 500 } as const;

const ADAM_SPECS: Readonly<Record<string, OptionSpec>> = {
  beta1: BETA1,
  beta2: BETA2,
  epsilon: EPSILON,
  epsilonMode: EPSILON_MODE,
};

/** The weight decay of `adam` in a resolved optimizer. */
const NO_WEIGHT_DECAY: OptionSpec = {
  type: 'custom',
  expected: '0, or optimizer.name adamw',
  accepts: (value) => value === 0,
};

/** The decay scope of `adam` in a resolved optimizer. */
const NO_DECAY_SCOPE: OptionSpec = {
  type: 'custom',
  expected: 'kernels, or optimizer.name adamw',
  accepts: (value) => value === DECAY_SCOPE.default,
};

/** The options of each optimizer, besides its name. */
const OPTIMIZER_SPECS: Readonly<Record<string, Readonly<Record<string, OptionSpec>>>> = {
  adam: { ...ADAM_SPECS, weightDecay: NO_WEIGHT_DECAY, decayScope: NO_DECAY_SCOPE },
  adamw: { ...ADAM_SPECS, weightDecay: WEIGHT_DECAY, decayScope: DECAY_SCOPE },
  sgd: { momentum: MOMENTUM, nesterov: NESTEROV },
  rmsprop: { decay: DECAY, momentum: MOMENTUM, epsilon: EPSILON },
  sdlm: { mu: MU, curvatureImages: CURVATURE_IMAGES },
};

/**
 * Fills in the defaults of an optimizer; without one, Adam.
 *
 * @example
 * ```ts
 * import { resolveOptimizer } from '@lenet5/core';
 *
 * console.log(resolveOptimizer({ name: 'sgd' })); // { name: 'sgd', momentum: 0, nesterov: false }
 * console.log(resolveOptimizer().name); // adam
 * ```
 */
export function resolveOptimizer(
  config?: AdamConfig | SgdConfig | RmspropConfig,
): Exclude<ResolvedOptimizer, { readonly name: 'sdlm' }>;
export function resolveOptimizer(config?: OptimizerConfig): ResolvedOptimizer;
export function resolveOptimizer(config: OptimizerConfig = { name: OPTIMIZER.default }): ResolvedOptimizer {
  if (config.name === 'sgd') {
    const { momentum = MOMENTUM.default, nesterov = NESTEROV.default } = config;
    return { name: 'sgd', momentum, nesterov };
  }
  if (config.name === 'rmsprop') {
    const { decay = DECAY.default, momentum = MOMENTUM.default, epsilon = EPSILON.default } = config;
    return { name: 'rmsprop', decay, momentum, epsilon };
  }
  if (config.name === 'sdlm') {
    const { mu = MU.default, curvatureImages = CURVATURE_IMAGES.default } = config;
    return { name: 'sdlm', mu, curvatureImages };
  }
  const { name, weightDecay = WEIGHT_DECAY.default, decayScope = DECAY_SCOPE.default } = config;
  return {
    name,
    beta1: config.beta1 ?? BETA1.default,
    beta2: config.beta2 ?? BETA2.default,
    epsilon: config.epsilon ?? EPSILON.default,
    epsilonMode: config.epsilonMode ?? EPSILON_MODE.default,
    weightDecay: name === 'adamw' ? weightDecay : 0,
    decayScope: name === 'adamw' ? decayScope : DECAY_SCOPE.default,
  };
}

/**
 * Reports the first unknown or invalid option of an optimizer by its path, such as `optimizer.beta1`.
 *
 * @example
 * ```ts
 * import { checkOptimizer } from '@lenet5/core';
 *
 * console.log(checkOptimizer({ name: 'sgd', momentum: 0.9 })); // undefined
 * console.log(checkOptimizer({ name: 'sgd', momentum: 1 })?.problem); // optimizer.momentum is invalid
 * ```
 */
export function checkOptimizer(config: OptimizerConfig): OptionProblem | undefined {
  const invalidName = checkOption('optimizer.name', OPTIMIZER, config.name);
  if (invalidName) return invalidName;
  const values: Readonly<Record<string, unknown>> = { ...config };
  const specs = OPTIMIZER_SPECS[config.name] ?? {};
  const [unknown] = findUnknownOptions(config, ['name', ...Object.keys(specs)], 'optimizer');
  if (unknown) return unknown;
  for (const [key, spec] of Object.entries(specs)) {
    const problem =
      values[key] === undefined ? undefined : checkOption(`optimizer.${key}`, spec, values[key]);
    if (problem) return problem;
  }
  if (config.name === 'sgd' && config.nesterov && !config.momentum)
    return invalidOption('optimizer.nesterov', true, 'false, or a momentum greater than 0');
  return undefined;
}
