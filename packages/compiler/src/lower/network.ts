import type { Activation as AnyActivation, ImageShape, WeightSpec } from '@lenet5/core';
import type { RectifierKind } from '../contract.generated.js';

/** An element-wise function whose derivative is a function of its output. */
export type Activation = Exclude<AnyActivation, 'linear' | 'softmax' | RectifierKind>;

/** Rows and columns of zeros around an image. */
export interface Border {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A convolution with stride 1 and without activation. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly kernelSize: readonly [height: number, width: number];
  /** Zeros around the input. */
  readonly padding: Border;
  readonly kernel: WeightSpec;
  readonly bias?: WeightSpec;
  /** The connections from channels to filters, in the order of the last axis of the kernel; absent if there are all of them. */
  readonly connections?: readonly Connection[];
}

/** A convolution that visits its taps one by one, without activation. */
interface DirectLayer {
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly kernelSize: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  readonly dilations: readonly [height: number, width: number];
  /** Zeros around the input. */
  readonly padding: Border;
  readonly kernel: WeightSpec;
  readonly bias?: WeightSpec;
}

/** A convolution with strides or dilation, or with a kernel of one pixel: Winograd's algorithm would save nothing. */
export interface DirectConvolutionLayer extends DirectLayer {
  readonly kind: 'direct-convolution';
}

/** A convolution whose filters read one channel each: those of a channel are adjacent. The kernel is `[height, width, channels, filters]`. */
export interface DepthwiseConvolutionLayer extends DirectLayer {
  readonly kind: 'depthwise-convolution';
}

/** A filter reads a channel. */
export interface Connection {
  readonly channel: number;
  readonly filter: number;
}

/** The sum of each block of a channel, times a trainable coefficient, plus a bias. Blocks are adjacent. */
export interface SubsamplingLayer {
  readonly kind: 'subsampling';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly poolSize: readonly [height: number, width: number];
  readonly kernel: WeightSpec;
  readonly bias: WeightSpec;
}

/** Pooling. A mean or a maximum is over the part of a window that is inside the image. */
export interface PoolingLayer {
  readonly kind: 'average-pooling' | 'max-pooling';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly poolSize: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  /** The rows and columns outside the image that windows reach. */
  readonly padding: Border;
}

/** Reshapes an image to a vector in the order row, column, channel. */
export interface FlattenLayer {
  readonly kind: 'flatten';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: number;
}

/** A fully connected layer without activation. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly input: number;
  readonly output: number;
  readonly kernel: WeightSpec;
  readonly bias?: WeightSpec;
}

/** An activation function. */
export interface ActivationLayer {
  readonly kind: 'activation';
  readonly name: string;
  readonly activation: Activation;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** A rectifier: an activation function that is about 0 below zero and about x above. */
export interface RectifierLayer {
  readonly kind: 'rectifier';
  readonly name: string;
  readonly rectifier: RectifierKind;
  /** The parameter of a leaky ReLU and of an ELU; not negative. */
  readonly alpha: number;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** Adds rows and columns of zeros around an image. */
export interface PaddingLayer {
  readonly kind: 'padding';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly padding: Border;
}

/** In training, sets a fraction `rate` of the values to 0 and multiplies the others by 1 / (1 − rate). */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/**
 * γ · (x − μ) / √(σ² + ε) + β for each channel or unit. In training, the mean μ and the variance σ² are those of the batch, unless the
 * layer is frozen; otherwise they are moving averages, which training moves by the fraction 1 − `momentum`.
 */
export interface NormalizationLayer {
  readonly kind: 'batch-normalization';
  readonly name: string;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma?: WeightSpec;
  readonly beta?: WeightSpec;
  readonly movingMean: WeightSpec;
  readonly movingVariance: WeightSpec;
}

/** The negative squared distances to fixed centers: logits of radial basis function units. */
export interface RbfLayer {
  readonly kind: 'rbf';
  readonly name: string;
  readonly input: number;
  readonly output: number;
  readonly centers: readonly (readonly number[])[];
}

/** The sum of two or more values of one shape. */
export interface AddLayer {
  readonly kind: 'add';
  readonly name: string;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** A layer of a network. */
export type Layer =
  | ConvolutionLayer
  | DirectConvolutionLayer
  | DepthwiseConvolutionLayer
  | SubsamplingLayer
  | PoolingLayer
  | FlattenLayer
  | DenseLayer
  | ActivationLayer
  | RectifierLayer
  | PaddingLayer
  | DropoutLayer
  | NormalizationLayer
  | AddLayer
  | RbfLayer;

/** The index of the input of a network among its layers. */
export const INPUT = -1;

/**
 * How images become the input of the first layer: inside a border of the value `filling`. A pixel becomes
 * pixel · scale + shift, after the program's own normalization.
 */
export interface InputField {
  /** Shape with the border. */
  readonly shape: ImageShape;
  readonly border: Border;
  readonly filling: number;
  readonly scale: number;
  readonly shift: number;
}

/**
 * What follows the last layer:
 *
 * - `softmax`: a softmax, whose cross-entropy, or penalty, is the loss;
 * - `sigmoid`: a sigmoid of each output, whose binary cross-entropy is the loss;
 * - `values`: nothing; the squared error is the loss.
 */
export type Head = 'softmax' | 'sigmoid' | 'values';

/**
 * Simple layers from an image to the logits, or to other outputs. It differs from `LayerStack` of `@lenet5/core`, from which
 * `lowerModel()` makes it: each layer is one kernel call, and the softmax or the sigmoid at the end is a part of the loss.
 */
export interface Network {
  /** Shape of the images. A model of vectors gets images of one row and one channel. */
  readonly input: ImageShape;
  readonly field: InputField;
  /** Each layer comes after those that it takes. The output of the last one is the logits. */
  readonly layers: readonly Layer[];
  /** For each layer, the indices of the layers whose outputs it takes, or {@link INPUT}: one, or two or more of an addition. */
  readonly from: readonly (readonly number[])[];
  /**
   * For each layer of the model, the index of the layer that computes its output, before a softmax, or {@link INPUT}; undefined if none
   * does, because it is computed with the next one.
   */
  readonly ends: readonly (number | undefined)[];
  readonly head: Head;
  /** Number of values that the network computes per image. */
  readonly outputs: number;
  /** Number of classes that labels can name; 0 if only vectors can be targets. */
  readonly classes: number;
  /** The logit of one more class that is never the target, "none of these"; absent if there is none. */
  readonly rejectLogit?: number;
  /** The names of layers whose weights training does not change. */
  readonly frozen: ReadonlySet<string>;
  /** The weights, in the order of the model. */
  readonly weights: readonly WeightSpec[];
}
