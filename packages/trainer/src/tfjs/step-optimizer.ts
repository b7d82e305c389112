import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { EngineState } from '../engine.js';

/** What the tfjs engine asks of an optimiser: that of `@lenet5/wasm` on its backend, a plain one on others. */
export interface StepOptimizer {
  /** Set before each step. */
  learningRate: number;
  /** Steps taken. */
  readonly iterations: number;
  /** One step on the variables that the gradients are named after. */
  applyGradients(gradients: NamedTensorMap): void;
  /** Moments by `m/` or `v/` and the variable's name; a variable has none before its first step. */
  state(): Pick<EngineState, 'step' | 'moments'> | Promise<Pick<EngineState, 'step' | 'moments'>>;
  /** Puts a state back. */
  restore(state: Pick<EngineState, 'step' | 'moments'>): void;
  dispose(): void;
}
