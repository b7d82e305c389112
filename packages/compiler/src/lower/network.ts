import type { Activation as AnyActivation, ImageShape, WeightSpec } from '@lenet5/core';

/** An element-wise function whose derivative is a function of its output. */
export type Activation = Exclude<AnyActivation, 'linear' | 'scaledTanh' | 'softmax'>;

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
}

/** Pooling with windows that cover the input without overlap. */
export interface PoolingLayer {
  readonly kind: 'average-pooling' | 'max-pooling';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly poolSize: readonly [height: number, width: number];
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

/** In training, sets a fraction `rate` of the values to 0 and multiplies the others by 1 / (1 − rate). */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** A layer of a network. It takes the output of the layer before it. */
export type Layer =
  | ConvolutionLayer
  | PoolingLayer
  | FlattenLayer
  | DenseLayer
  | ActivationLayer
  | DropoutLayer;

/**
 * A chain of simple layers from an image to the logits. It differs from `LayerStack` of `@lenet5/core`, from which
 * `lowerModel()` makes it: each layer is one kernel call, and the softmax is a part of the loss.
 */
export interface Network {
  /** Shape of the images. A model of vectors gets images of one row and one channel. */
  readonly input: ImageShape;
  readonly layers: readonly Layer[];
  readonly classes: number;
  /** The trainable weights, in the order of the model. */
  readonly weights: readonly WeightSpec[];
}
