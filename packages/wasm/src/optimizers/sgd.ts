import { LEARNING_RATE, MOMENTUM } from '@lenet5/core';
import type { NamedAttrMap } from '@tensorflow/tfjs-core';
import { momentumStep } from '../kernels/optimizer-steps.js';
import { tooManyArguments } from './invalid-optimizer-error.js';
import { MomentOptimizer } from './moment-optimizer.js';

/** Options of gradient descent. */
export interface SgdOptions {
  /** Default 0.01. */
  readonly learningRate?: number;
  /** μ, 0 to less than 1. Default 0. */
  readonly momentum?: number;
}

const SPECS = { learningRate: { ...LEARNING_RATE, default: 0.01 }, momentum: MOMENTUM };

/**
 * Stochastic gradient descent with classical momentum, with one kernel call per variable: m ← μ·m + g, w ← w − lr·m. Created
 * by `sgd()`.
 *
 * @example
 * ```ts
 * import { Sgd, setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const optimizer = new Sgd({ learningRate: 0.1, momentum: 0.9 });
 * console.log(optimizer.learningRate, optimizer.momentum); // 0.1 0.9
 * ```
 */
export class Sgd extends MomentOptimizer {
  declare readonly momentum: number;

  static get className(): string {
    return 'WasmSgd';
  }

  constructor(options: SgdOptions = {}) {
    super(momentumStep.kernelName, ['m'], SPECS, { ...options });
  }

  protected override attributesFor(): NamedAttrMap {
    return { rate: this.learningRate, momentum: this.momentum };
  }
}

/**
 * Gradient descent for the wasm backend, for `model.compile({ optimizer })`, `minimize` or `applyGradients`.
 *
 * @param options Options, or the learning rate.
 * @throws {InvalidOptimizerError} if an option is invalid, or there is a second argument.
 *
 * @example
 * ```ts
 * import { setupWasm, sgd } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * const w = tf.variable(tf.scalar(3));
 * sgd(0.1).minimize(() => tf.square(w), false, [w]); // the gradient is 2 · 3
 * console.log(w.dataSync()[0]); // 2.4
 * ```
 */
export function sgd(options: SgdOptions | number = {}): Sgd {
  // biome-ignore lint/complexity/noArguments: a rest parameter would be part of the public signature
  if (arguments.length > 1) throw tooManyArguments('sgd', 'sgd({ learningRate: 0.01, momentum: 0.9 })');
  return new Sgd(typeof options === 'number' ? { learningRate: options } : options);
}
