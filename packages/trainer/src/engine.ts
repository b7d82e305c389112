import type { KernelBuild, OptimizerConfig } from '@lenet5/compiler';
import type { NamedTensor, Score, Span } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import type { TrainableModel } from './trainable-model.js';

/** Names of the engines, and `auto`: the compiled one where it supports the model, else tfjs. */
export type EngineName = 'auto' | 'compiled' | 'tfjs';

/** What an engine is made for: one model, one training set, one way of descending. */
export interface EngineOptions {
  readonly model: TrainableModel;
  readonly train: ImageSet;
  readonly batchSize: number;
  readonly optimizer: OptimizerConfig;
  /** Share of the target moved from the true class to all classes evenly, 0 to below 1. */
  readonly labelSmoothing: number;
  /** Of the random choices an engine makes itself (dropout's masks): functions of it and of the step alone. */
  readonly seed?: number;
  /** `auto`: `relaxed-simd` where the runtime has it. */
  readonly kernels: KernelBuild | 'auto';
  /** Worker threads; an engine that has no threads takes 1. */
  readonly threads: number;
}

/** Everything an engine needs to go on exactly where it was: bit for bit. */
export interface EngineState {
  /** Optimiser steps taken. */
  readonly step: number;
  /** The trainable weights, in the model's order, tfjs layout (kernels HWIO), named as the model names them. */
  readonly weights: readonly NamedTensor[];
  /** The optimiser's moments, in its own order: for Adam `m/<weight>` then `v/<weight>`, for momentum `m/<weight>`. */
  readonly moments: readonly NamedTensor[];
  /** Weights that change without a gradient (batch normalisation's running means); absent where there are none. */
  readonly buffers?: readonly NamedTensor[];
}

/**
 * How spans of steps run. The trainer owns what is trained (order, schedule, when to stop, checkpoints); an engine
 * owns the arithmetic. It speaks in spans, so that a fast one need not come back to JavaScript step by step.
 * The model given at the start is written only by `writeModel`.
 */
export interface Engine {
  readonly name: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
  readonly threads: number;
  /** Why the same seed need not give the same weights, in one line; absent where it does. */
  readonly unreproducible?: string;
  /** Trains through one span. */
  trainSpan(span: Span): Promise<Score>;
  /** Scores images the weights are not trained on. */
  evaluate(images: ImageSet): Promise<Score>;
  /** Class probabilities, shape `[count, classes]`, for images of shape `[count, 28, 28]`, 0 to 255. */
  predict(images: Uint8Array): Promise<Float32Array>;
  /** Copies the state out. */
  state(): Promise<EngineState>;
  /** Puts a state back; the next span goes on exactly as if it had never stopped. */
  restore(state: EngineState): Promise<void>;
  /** Writes the present weights into the model. */
  writeModel(): Promise<void>;
  /** Ends workers and frees memory; the engine is of no use after it. A second call does nothing. */
  dispose(): Promise<void>;
}
