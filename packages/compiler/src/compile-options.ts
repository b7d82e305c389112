import type {
  DistillationConfig,
  DistortionConfig,
  GradientConfig,
  LabeledImages,
  OptimizerConfig,
  StreamedImages,
  TargetImages,
} from '@lenet5/core';
import type { LossName } from './heads.js';
import type { KernelBuild } from './kernel-build.js';

/** Options of `compile()`. */
export interface CompileOptions extends GradientConfig {
  /** Images per step, 1 to 65,536. Default 32. */
  readonly batchSize?: number;
  /** Default Adam. */
  readonly optimizer?: OptimizerConfig;
  /**
   * With a softmax at the end of the model, one of the two cross-entropies, which are the same loss because labels are class indices.
   * With sigmoid units at the end, `binaryCrossentropy`. With other outputs than a softmax, `meanSquaredError`. These two are means over
   * the outputs. `mse`, for a model that ends in RBF units and a softmin, is the penalty of the true class. Default
   * `sparseCategoricalCrossentropy`.
   */
  readonly loss?: LossName;
  /** Fraction of the target spread evenly over all classes, 0 to less than 1. Default 0. */
  readonly labelSmoothing?: number;
  /** A pixel from 0 to 255 becomes pixel · scale + shift. Default scale 1/255, shift 0. */
  readonly normalization?: { readonly scale: number; readonly shift: number };
  /** `auto`, the default, is `relaxed-simd` if the runtime supports it, else `simd`. */
  readonly kernels?: KernelBuild | 'auto';
  /**
   * 1 to 64. Default 1, which runs on the caller's thread, except in the main thread of a page. `auto` starts one per core,
   * at most four, and uses as many of them as train fastest while other processes use the cores. Any number gives the same bits. The optimizer
   * `sdlm` trains on one thread.
   */
  readonly threads?: number | 'auto';
  /** Random distortions of the training images. Default none. */
  readonly augmentation?: DistortionConfig;
  /** Soft targets for the training images, which need `train`. Default none: the labels are the only targets. */
  readonly distillation?: DistillationConfig;
  /** Factors of the losses of the training images, which need `train`: one number of at least 0 per image. Default 1. */
  readonly sampleWeights?: Float32Array;
  /** Seed of the dropout masks and of the augmentation: an integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
  /**
   * Names of layers whose weights do not change in training, besides those whose `trainable` is false. No gradient is computed of
   * them, nor of the layers before the first other one. Default none.
   */
  readonly freeze?: readonly string[];
  /**
   * Images for `train()`, copied into the memory of the program: with labels, which are 0 and 1 for a single sigmoid unit; or with
   * targets for several sigmoid units, from 0 to 1, and for `meanSquaredError`. Of images that are streamed, the memory has only those of
   * about a tenth of a second: for sets that exceed it.
   */
  readonly train?: LabeledImages | TargetImages | StreamedImages;
}
