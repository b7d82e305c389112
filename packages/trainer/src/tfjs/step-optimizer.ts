import type { NamedTensorMap } from '@tensorflow/tfjs-core';
import type { EngineState } from '../engine.js';

/** An optimizer of the tfjs engine: that of `@lenet5/wasm` on its backend, a plain one on others. */
export interface StepOptimizer {
  /** Set before each step. */
  learningRate: number;
  /** Completed steps. */
  readonly iterations: number;
  /** Updates the variables that the gradients are named after. */
  applyGradients(gradients: NamedTensorMap): void;
  /** Moments named `m/` or `v/` and the variable's name; a variable has none before its first step. */
  state(): Pick<EngineState, 'step' | 'moments'> | Promise<Pick<EngineState, 'step' | 'moments'>>;
  /** Restores a state. */
  restore(state: Pick<EngineState, 'step' | 'moments'>): void;
  dispose(): void;
}
