import type { DistillationConfig, GradientConfig, OptimizerConfig } from '@lenet5/core';
import type { AnyImageSet } from '@lenet5/mnist';
import type { AugmentationConfig } from '../augmentation.js';
import type { Monitor } from '../monitor.js';
import type { Schedule } from '../schedule.js';
import type { TrainableModel } from '../trainable-model.js';
import type { RecipeValue } from './recipe.js';

/** Stops a run before its last epoch if a metric no longer gets better. */
export interface EarlyStopping {
  /** Stop after this many epochs without a better metric. At least 1. */
  readonly patience: number;
  /** Metric that early stopping compares: the highest `val_accuracy`, or the lowest `val_loss`. Default `val_accuracy`. */
  readonly monitor?: Monitor | undefined;
  /** Whether the model gets the weights of the best epoch when a run with early stopping ends. Default true. */
  readonly restoreBest?: boolean | undefined;
}

/** Reduces the learning rate if a metric no longer gets better, like `ReduceLROnPlateau` of Keras with a `min_delta` of 0. */
export interface Plateau {
  /** Multiply the learning rate by a factor after this many epochs without a better metric. At least 1. */
  readonly patience: number;
  /** Factor of the learning rate at each plateau. It multiplies the rate of the schedule. Default 0.1. */
  readonly factor?: number | undefined;
  /** Learning rate below which plateaus do not reduce it. Default 0. */
  readonly min?: number | undefined;
  /** Metric whose plateaus reduce the learning rate. Default `val_loss`. */
  readonly monitor?: Monitor | undefined;
}

/** How often a checkpoint is made: at the first of these that is reached. */
export interface CheckpointInterval {
  /** Epochs from one checkpoint to the next. */
  readonly epochs?: number | undefined;
  /** Steps from one checkpoint to the next. */
  readonly steps?: number | undefined;
  /** Step of the run after which the interval in steps no longer applies. Default: none. */
  readonly stepsUntil?: number | undefined;
  /** Seconds from one checkpoint to the next; it is made when the current span ends. */
  readonly seconds?: number | undefined;
}

/** Options of `train()` and `fit()`. Only `model` and `data` are required. The bounds are those of `RECIPE`. */
export interface TrainOptions extends GradientConfig {
  /**
   * The model to train: takes the pixels of the images from 0 to 1, ends in a softmax, or in Softmin as the network of 1998
   * does, need not be compiled. It gets the
   * new weights after every epoch and at the end. The compiled engine also trains models that need no tfjs, such as
   * `plainLenet5()`.
   */
  readonly model: TrainableModel;
  /** Images to train on, and images to validate on after each epoch: in memory, or streamed by the compiled engine. */
  readonly data: { readonly train: AnyImageSet; readonly validation?: AnyImageSet | undefined };
  /**
   * Names of layers whose weights do not change, such as those of a model that was trained on other data. Default none.
   */
  readonly freeze?: readonly string[] | undefined;
  /**
   * Normalization of the input in training, which the written model contains; mnist is (pixel − 0.1307) / 0.3081. The first
   * layer with weights must be a dense layer or a convolution without padding, with a bias. Default none.
   */
  readonly normalization?: RecipeValue<'normalization'> | undefined;
  /** Passes over the training images. Completed epochs of a resumed run count. Default 10. */
  readonly epochs?: number | undefined;
  /** Images per step; sdlm takes 1. The last step of an epoch takes the remaining images. Default 32. */
  readonly batchSize?: number | undefined;
  /** Optimizer. Default `{ name: 'adam' }`. */
  readonly optimizer?: OptimizerConfig | undefined;
  /**
   * Loss; mse, the penalty of the true class, is for the network of 1998, whose cross-entropy includes "none of these". Default
   * cross-entropy.
   */
  readonly loss?: RecipeValue<'loss'> | undefined;
  /** Fraction of the target spread evenly over all classes. Default 0. */
  readonly labelSmoothing?: number | undefined;
  /**
   * Factors of the training loss by class; balanced weighs classes inversely to their number of images: images / (classes · images of
   * the class). The loss of a batch is divided by its number of images, as in Keras; accuracies have no factors. Default all 1.
   */
  readonly classWeights?: readonly number[] | 'balanced' | undefined;
  /** Factors of the training loss by image, in the order of `data.train`, times those of the classes. Default all 1. */
  readonly sampleWeights?: Float32Array | undefined;
  /** Random distortions of the training images. Default none. */
  readonly augmentation?: AugmentationConfig | undefined;
  /**
   * Distillation: training on the class probabilities of other networks besides the labels; see `softTargets()`. Default none.
   */
  readonly distillation?: DistillationConfig | undefined;
  /** Seed of every random choice: the order and the distortions of the images, and dropout's masks. Default 42. */
  readonly seed?: number | undefined;
  /** The peak of the schedule; 0.0005 for sdlm. Default 0.001. */
  readonly learningRate?: number | undefined;
  /** How the learning rate changes over the run; lenet5-1998 for sdlm. Default `{ name: 'constant' }`. */
  readonly schedule?: Schedule | undefined;
  /** Reduce the learning rate on plateaus; requires `data.validation`. Without it, only the schedule changes the rate. */
  readonly plateau?: Plateau | undefined;
  /** Stop early; requires `data.validation`. Without it, all epochs are trained. */
  readonly earlyStopping?: EarlyStopping | undefined;
  /** Stop after this time, in seconds from the call. No span begins after it. */
  readonly maxSeconds?: number | undefined;
  /** How often a checkpoint is made; one always ends a run. A number counts epochs; 0 makes only the last. Default 1. */
  readonly checkpointEvery?: number | CheckpointInterval | undefined;
  /** Interrupts the run after the current span, with a checkpoint. */
  readonly signal?: AbortSignal | undefined;
  /** A checkpoint of this run to resume from. */
  readonly resume?: Uint8Array | undefined;
  /**
   * Target duration of a span: the time between two progress events, and the delay of an abort. In milliseconds.
   * Default 100.
   */
  readonly spanMilliseconds?: number | undefined;
  /** Engine; auto is compiled if it supports the model, else tfjs. Default auto. */
  readonly engine?: RecipeValue<'engine'> | undefined;
  /**
   * Threads; auto is up to one per processor, at most 4, as many as train fastest. The weights do not depend on it. Default auto, the only value with
   * the tfjs engine.
   */
  readonly threads?: RecipeValue<'threads'> | undefined;
  /**
   * Kernels; simd gives the same bits on every machine. Default auto: `relaxed-simd` if the runtime supports it; the
   * only value with the tfjs engine.
   */
  readonly kernels?: RecipeValue<'kernels'> | undefined;
}
