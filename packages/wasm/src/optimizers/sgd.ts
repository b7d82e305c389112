import { LEARNING_RATE, MOMENTUM } from '@lenet5/core';
import { type NamedTensorMap, Optimizer, type serialization } from '@tensorflow/tfjs-core';
import { momentumStep } from '../kernels/optimizer-steps.js';
import { checkOptimizerOptions } from './check-optimizer-options.js';
import { Moments, type OptimizerState } from './optimizer-state.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';
import { assignNext, forEachGradient } from './weight-update.js';

/** Options of gradient descent. */
export interface SgdOptions {
  /** Default 0.01. */
  readonly learningRate?: number;
  /** μ, 0 to less than 1. Default 0. */
  readonly momentum?: number;
}

/** Stochastic gradient descent with classical momentum, with one kernel call per variable. Created by `sgd()`. */
export class Sgd extends Optimizer {
  /** Can be changed between steps. */
  learningRate: number;
  readonly momentum: number;
  readonly #moments: Moments = new Moments(['m']);

  static get className(): string {
    return 'WasmSgd';
  }

  constructor(options: SgdOptions = {}) {
    super();
    checkOptimizerOptions({ learningRate: LEARNING_RATE, momentum: MOMENTUM }, { ...options });
    this.learningRate = options.learningRate ?? 0.01;
    this.momentum = options.momentum ?? MOMENTUM.default;
    this.iterations_ = 0;
  }

  /** m ← μ·m + g, w ← w − lr·m */
  override applyGradients(gradients: NamedTensorMap | TfjsNamedTensor[]): void {
    const { learningRate: rate, momentum } = this;
    forEachGradient(momentumStep.kernelName, this.#moments, gradients, (variable, gradient) => {
      const moment = this.#moments.of('m', variable);
      assignNext(momentumStep.kernelName, variable, { gradient, moment }, { rate, momentum });
    });
    this.incrementIterations();
  }

  /** Copies the number of steps and the moment of every variable. */
  state(): OptimizerState {
    return { step: this.iterations, moments: this.#moments.read() };
  }

  /**
   * Restores a state. Training then continues exactly from there.
   *
   * @throws {InvalidOptimizerError} if the size of a moment does not match its shape or variable.
   */
  restore(state: OptimizerState): void {
    this.#moments.write(state.moments);
    this.iterations_ = state.step;
  }

  override async getWeights(): Promise<TfjsNamedTensor[]> {
    return [await this.saveIterations(), ...this.#moments.tensors()];
  }

  override async setWeights(weightValues: TfjsNamedTensor[]): Promise<void> {
    this.#moments.setTensors(await this.extractIterations(weightValues));
  }

  override getConfig(): serialization.ConfigDict {
    return { learningRate: this.learningRate, momentum: this.momentum };
  }

  static override fromConfig<T extends serialization.Serializable>(
    cls: serialization.SerializableConstructor<T>,
    config: serialization.ConfigDict,
  ): T {
    return new cls(config);
  }

  override dispose(): void {
    this.#moments.dispose();
  }
}

/**
 * Gradient descent for the wasm backend, for `model.compile({ optimizer })`, `minimize` or `applyGradients`.
 *
 * @param options Options, or the learning rate.
 * @throws {InvalidOptimizerError} if an option is invalid.
 */
export function sgd(options: SgdOptions | number = {}): Sgd {
  return new Sgd(typeof options === 'number' ? { learningRate: options } : options);
}
