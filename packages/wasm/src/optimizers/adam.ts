import { BETA1, BETA2, EPSILON, EPSILON_MODE, LEARNING_RATE, WEIGHT_DECAY } from '@lenet5/core';
import { type NamedTensorMap, Optimizer, type serialization } from '@tensorflow/tfjs-core';
import { adamStep } from '../kernels/optimizer-steps.js';
import { checkOptimizerOptions } from './check-optimizer-options.js';
import { Moments, type OptimizerState } from './optimizer-state.js';
import type { TfjsNamedTensor } from './tfjs-named-tensor.js';
import { assignNext, forEachGradient } from './weight-update.js';

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
   * Variables of rank 0 and 1 (biases) don't decay. Default 0: plain Adam.
   */
  readonly weightDecay?: number;
}

const SPECS = {
  learningRate: LEARNING_RATE,
  beta1: BETA1,
  beta2: BETA2,
  epsilon: EPSILON,
  epsilonMode: EPSILON_MODE,
  weightDecay: WEIGHT_DECAY,
};

/** Adam (Kingma & Ba 2015, arXiv:1412.6980) with one kernel call per variable. Created by `adam()`. */
export class Adam extends Optimizer {
  /** Can be changed between steps. */
  learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly epsilonMode: 'tfjs' | 'keras';
  readonly weightDecay: number;
  readonly #moments: Moments = new Moments(['m', 'v']);

  static get className(): string {
    return 'WasmAdam';
  }

  constructor(options: AdamOptions = {}) {
    super();
    checkOptimizerOptions(SPECS, { ...options });
    this.learningRate = options.learningRate ?? LEARNING_RATE.default;
    this.beta1 = options.beta1 ?? BETA1.default;
    this.beta2 = options.beta2 ?? BETA2.default;
    this.epsilon = options.epsilon ?? EPSILON.default;
    this.epsilonMode = options.epsilonMode ?? EPSILON_MODE.default;
    this.weightDecay = options.weightDecay ?? 0;
    this.iterations_ = 0;
  }

  override applyGradients(gradients: NamedTensorMap | TfjsNamedTensor[]): void {
    const { beta1, beta2, epsilon, learningRate } = this;
    const step = this.iterations + 1;
    const unbias1 = 1 / (1 - beta1 ** step);
    const unbias2 = 1 / (1 - beta2 ** step);
    const folded = this.epsilonMode === 'keras';
    const rate = folded ? (learningRate * unbias1) / Math.sqrt(unbias2) : learningRate;
    const [correction1, correction2] = folded ? [1, 1] : [unbias1, unbias2];
    forEachGradient(adamStep.kernelName, this.#moments, gradients, (variable, gradient) => {
      const firstMoment = this.#moments.of('m', variable);
      const secondMoment = this.#moments.of('v', variable);
      const decay = variable.rank > 1 ? learningRate * this.weightDecay : 0;
      assignNext(
        adamStep.kernelName,
        variable,
        { gradient, firstMoment, secondMoment },
        { rate, beta1, beta2, correction1, correction2, epsilon, decay },
      );
    });
    this.incrementIterations();
  }

  /** Copies the number of steps and both moments of every variable. */
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
    const { learningRate, beta1, beta2, epsilon, epsilonMode, weightDecay } = this;
    return { learningRate, beta1, beta2, epsilon, epsilonMode, weightDecay };
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
 * An Adam optimizer for the wasm backend, for `model.compile({ optimizer })`, `minimize` or `applyGradients`.
 *
 * @param options Options, or the learning rate.
 * @throws {InvalidOptimizerError} if an option is invalid.
 */
export function adam(options: AdamOptions | number = {}): Adam {
  return new Adam(typeof options === 'number' ? { learningRate: options } : options);
}
