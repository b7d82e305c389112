import { BETA1, BETA2, DECAY_SCOPE, EPSILON, EPSILON_MODE, LEARNING_RATE, WEIGHT_DECAY } from '@lenet5/core';
import type { NamedAttrMap, Variable } from '@tensorflow/tfjs-core';
import { adamStep } from '../kernels/optimizer-steps.js';
import { tooManyArguments } from './invalid-optimizer-error.js';
import { MomentOptimizer } from './moment-optimizer.js';

/** Options of Adam. */
export interface AdamOptions {
  /** Default 0.001. */
  readonly learningRate?: number;
  /** Decay of the first moment. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the second moment. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the division finite. Default 1e-7. */
  readonly epsilon?: number;
  /**
   * Where ε is added: `tfjs`, to √v̂ after the bias correction (the paper's Algorithm 1, the default); `keras`, to √v
   * before it (the paper's ε̂).
   */
  readonly epsilonMode?: 'tfjs' | 'keras';
  /**
   * AdamW (Loshchilov & Hutter 2019, arXiv:1711.05101): each step multiplies each weight by 1 − learning rate · decay.
   * Default 0: plain Adam.
   */
  readonly weightDecay?: number;
  /** Which weights decay: `kernels`, the default, are the variables of rank 2 or more; `all` includes the biases. */
  readonly decayScope?: 'kernels' | 'all';
}

const SPECS = {
  learningRate: LEARNING_RATE,
  beta1: BETA1,
  beta2: BETA2,
  epsilon: EPSILON,
  epsilonMode: EPSILON_MODE,
  weightDecay: { ...WEIGHT_DECAY, default: 0 },
  decayScope: DECAY_SCOPE,
};

/**
 * Adam (Kingma & Ba 2015, arXiv:1412.6980) with one kernel call per variable. Created by `adam()`.
 *
 * @example
 * ```ts
 * import { Adam, setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const optimizer = new Adam({ learningRate: 0.01, weightDecay: 0.004 });
 * console.log(optimizer.learningRate, optimizer.beta1); // 0.01 0.9
 * ```
 */
export class Adam extends MomentOptimizer {
  declare readonly beta1: number;
  declare readonly beta2: number;
  declare readonly epsilon: number;
  declare readonly epsilonMode: 'tfjs' | 'keras';
  declare readonly weightDecay: number;
  declare readonly decayScope: 'kernels' | 'all';

  static get className(): string {
    return 'WasmAdam';
  }

  constructor(options: AdamOptions = {}) {
    super(adamStep.kernelName, ['m', 'v'], SPECS, { ...options });
  }

  protected override attributesFor({ rank }: Variable): NamedAttrMap {
    const { beta1, beta2, epsilon, learningRate } = this;
    const step = this.iterations + 1;
    const unbias1 = 1 / (1 - beta1 ** step);
    const unbias2 = 1 / (1 - beta2 ** step);
    const folded = this.epsilonMode === 'keras';
    const rate = folded ? (learningRate * unbias1) / Math.sqrt(unbias2) : learningRate;
    const [correction1, correction2] = folded ? [1, 1] : [unbias1, unbias2];
    const decay = rank > 1 || this.decayScope === 'all' ? learningRate * this.weightDecay : 0;
    return { rate, beta1, beta2, correction1, correction2, epsilon, decay };
  }
}

/**
 * An Adam optimizer for the wasm backend, for `model.compile({ optimizer })`, `minimize` or `applyGradients`.
 *
 * @param options Options, or the learning rate.
 * @throws {InvalidOptimizerError} if an option is invalid, or there is a second argument.
 *
 * @example
 * ```ts
 * import { adam, setupWasm } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * const w = tf.variable(tf.scalar(3));
 * const optimizer = adam({ learningRate: 0.1 });
 * optimizer.minimize(() => tf.square(w), false, [w]);
 * console.log(w.dataSync()[0]); // 2.9
 * ```
 */
export function adam(options: AdamOptions | number = {}): Adam {
  // biome-ignore lint/complexity/noArguments: a rest parameter would be part of the public signature
  if (arguments.length > 1) throw tooManyArguments('adam', 'adam({ learningRate: 0.001, beta1: 0.9 })');
  return new Adam(typeof options === 'number' ? { learningRate: options } : options);
}
