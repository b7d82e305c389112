import type { KernelBuild, RunsOn, ThreadUse } from '@lenet5/compiler';
import type {
  GradientConfig,
  InputNormalization,
  NamedTensor,
  OptimizerConfig,
  ResolvedDistillation,
  ResolvedDistortions,
  Score,
  Span,
} from '@lenet5/core';
import type { AnyImageSet, ImageSet } from '@lenet5/mnist';
import type { RecipeValue } from './recipe/recipe.js';
import type { TrainableModel } from './trainable-model.js';

/** The name of an engine, or `auto`: `compiled` if it supports the model, else `tfjs`. */
export type EngineName = RecipeValue<'engine'>;

/** What an engine trains, and how. */
export interface EngineOptions {
  readonly model: TrainableModel;
  /** The tfjs engine needs images in memory. */
  readonly train: AnyImageSet;
  readonly batchSize: number;
  readonly optimizer: OptimizerConfig;
  /** Fraction of the target spread evenly over all classes, 0 to less than 1. */
  readonly labelSmoothing: number;
  /** The loss; `mse` needs a model that ends in Softmin. */
  readonly loss: RecipeValue<'loss'>;
  /**
   * The inputs that the engine trains on; absent if they are pixels from 0 to 1. The model always takes pixels: the engine
   * converts its weights when it reads and writes them.
   */
  readonly normalization?: InputNormalization;
  /** How training images are distorted; absent if they are not. */
  readonly augmentation?: ResolvedDistortions;
  /** What the network learns from teachers; absent if the labels are the only targets. */
  readonly distillation?: ResolvedDistillation;
  /** How the gradient is changed before the optimizer uses it; absent if it is not. The losses include the penalty. */
  readonly gradient?: GradientConfig;
  /** The factor of the loss of each training image; absent if all are 1. */
  readonly sampleWeights?: Float32Array;
  /** Names of layers whose weights do not change; absent if all of them do. */
  readonly freeze?: readonly string[];
  /** Seed of the distortions and of dropout's masks, which are functions of the seed and the epoch or the step. */
  readonly seed: number;
  /** `auto` is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels: KernelBuild | 'auto';
  /** Number of threads, or `auto`, as for `compile()` of `@lenet5/compiler`; an engine without threads uses 1. */
  readonly threads: number | 'auto';
}

/** Everything an engine needs to continue with the same bits. */
export interface EngineState {
  /** Completed steps. */
  readonly step: number;
  /**
   * The trainable weights in the order and with the names of the model, in tfjs layout (kernels HWIO). With a normalization,
   * those of a model that takes normalized inputs.
   */
  readonly weights: readonly NamedTensor[];
  /** The moments of the optimizer: for Adam all `m/<weight>`, then all `v/<weight>`; for momentum `m/<weight>`. */
  readonly moments: readonly NamedTensor[];
  /** Weights that change without a gradient, such as the running means of batch normalization; absent if none. */
  readonly buffers?: readonly NamedTensor[];
}

/**
 * Runs spans of steps. The trainer decides what is trained (order, schedule, checkpoints, when to stop); an engine
 * computes. A span holds many steps, so a fast engine need not return to JavaScript after each one. Only `writeModel()`
 * changes the model that the engine was created with.
 */
export interface Engine {
  readonly name: 'compiled' | 'tfjs';
  readonly kernels: KernelBuild;
  /** Number of threads; the most if it is automatic. */
  readonly threads: number;
  /** How many threads have trained, if the number is automatic; absent if it is fixed. */
  readonly threadUse?: ThreadUse | undefined;
  /** Where it computes: on the caller's thread or on workers. */
  readonly runsOn: RunsOn;
  /** Why there are fewer threads than requested, or no worker for a window, in one line; absent if neither is so. */
  readonly threadsFallback?: string | undefined;
  /** Why the same seed may give other weights, in one line; absent if it always gives the same. */
  readonly unreproducible?: string;
  /** Trains one span. */
  trainSpan(span: Span): Promise<Score>;
  /** Scores images without training on them. */
  evaluate(images: ImageSet): Promise<Score>;
  /** Class probabilities of shape `[count, classes]` for the pixels of images, 0 to 255. */
  predict(images: Uint8Array): Promise<Float32Array>;
  /** Penalties of the classes, in the shape of `predict()`; absent unless the model ends in Softmin. */
  readonly penalties?: (images: Uint8Array) => Promise<Float32Array>;
  /** Copies the state. */
  state(): Promise<EngineState>;
  /** Restores a state; the next span continues from it with the same bits. */
  restore(state: EngineState): Promise<void>;
  /** Writes the current weights into the model, for pixels from 0 to 1. */
  writeModel(): Promise<void>;
  /** Ends workers and frees memory. Do not use the engine afterward; a second call does nothing. */
  dispose(): Promise<void>;
}
