/** An image's `[rows, columns, channels]`. */
export type ImageShape = readonly [rows: number, columns: number, channels: number];

/** An element-wise function with a gradient that its own value tells. */
export type Activation = 'tanh' | 'sigmoid' | 'relu';

/** Zeros around an image. */
export interface Border {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A trainable weight of the model. */
export interface Weight {
  /** As the model names it. */
  readonly name: string;
  /** As tfjs shapes it: `[kernelHeight, kernelWidth, channels, filters]`, `[inputs, outputs]` or `[units]`. */
  readonly shape: readonly number[];
}

/** A convolution, stride 1; its activation is a layer of its own. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly kernelSize: readonly [height: number, width: number];
  /** The zeros put around the input. */
  readonly padding: Border;
  readonly kernel: Weight;
  readonly bias?: Weight;
}

/** Pooling over windows that lie side by side and cover the input. */
export interface PoolingLayer {
  readonly kind: 'average-pooling' | 'max-pooling';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly poolSize: readonly [height: number, width: number];
}

/** An image becomes a vector, in the order row, column, channel. */
export interface FlattenLayer {
  readonly kind: 'flatten';
  readonly name: string;
  readonly input: ImageShape;
  readonly output: number;
}

/** A dense layer; its activation is a layer of its own. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly input: number;
  readonly output: number;
  readonly kernel: Weight;
  readonly bias?: Weight;
}

/** An activation, after whatever came before. */
export interface ActivationLayer {
  readonly kind: 'activation';
  readonly name: string;
  readonly activation: Activation;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** In training, a share `rate` of the values becomes 0 and the rest grows by 1 / (1 − rate). */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly name: string;
  readonly rate: number;
  readonly input: ImageShape | number;
  readonly output: ImageShape | number;
}

/** One layer of a network: it takes the output of the layer before. */
export type Layer =
  | ConvolutionLayer
  | PoolingLayer
  | FlattenLayer
  | DenseLayer
  | ActivationLayer
  | DropoutLayer;

/**
 * What a model comes down to: a chain of simple layers from an image to the logits. The softmax at the end is
 * part of the loss.
 */
export interface Network {
  /** The images' shape; a model that takes vectors has images of one row and one channel. */
  readonly input: ImageShape;
  readonly layers: readonly Layer[];
  readonly classes: number;
  /** The trainable weights, in the model's order. */
  readonly weights: readonly Weight[];
}
