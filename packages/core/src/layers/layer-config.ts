import type { ACTIVATION } from '../options/network-specs.js';

/**
 * An activation function. `scaledTanh` is 1.7159 · tanh(2x / 3), `gelu` is x · Φ(x) with the exact distribution function Φ of the normal
 * distribution, `elu` has α = 1, and `softmax` is over the last axis.
 */
export type Activation = (typeof ACTIVATION.choices)[number] | 'scaledTanh' | 'softmax';

/** Padding of a window: none, or zeros so that the output has ⌈input / stride⌉ rows and columns. */
export type Padding = 'valid' | 'same';

/** Rows and columns. */
export type Pair = readonly [rows: number, columns: number];

/** 2-D convolution, channels last. */
export interface Conv2DConfig {
  readonly type: 'Conv2D';
  readonly name: string;
  readonly filters: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: Padding;
  readonly activation: Activation;
  readonly useBias: boolean;
}

/** 2-D convolution whose filters read one channel each, channels last. The channels have `depthMultiplier` filters each. */
export interface DepthwiseConv2DConfig {
  readonly type: 'DepthwiseConv2D';
  readonly name: string;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: Padding;
  readonly depthMultiplier: number;
  readonly activation: Activation;
  readonly useBias: boolean;
}

/** A depthwise convolution without bias and activation, then a convolution with a kernel of one pixel. */
export interface SeparableConv2DConfig extends Omit<DepthwiseConv2DConfig, 'type'> {
  readonly type: 'SeparableConv2D';
  readonly filters: number;
}

/** 2-D average or max pooling, channels last. */
export interface Pooling2DConfig {
  readonly type: 'AveragePooling2D' | 'MaxPooling2D';
  readonly name: string;
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

/** The mean or the maximum of each channel of an image. */
export interface GlobalPooling2DConfig {
  readonly type: 'GlobalAveragePooling2D' | 'GlobalMaxPooling2D';
  readonly name: string;
}

/** Reshapes a sample to one axis, row-major. */
export interface FlattenConfig {
  readonly type: 'Flatten';
  readonly name: string;
}

/** Fully connected layer on samples of shape `[inputs]`. */
export interface DenseConfig {
  readonly type: 'Dense';
  readonly name: string;
  readonly units: number;
  readonly activation: Activation;
  readonly useBias: boolean;
}

/** An activation function as a layer. */
export interface ActivationConfig {
  readonly type: 'Activation';
  readonly name: string;
  readonly activation: Activation;
}

/** An activation function with a parameter: below zero, `LeakyReLU` is α · x and `ELU` is α · (eˣ − 1); above, both are x. */
export interface ParametricActivationConfig {
  readonly type: 'LeakyReLU' | 'ELU';
  readonly name: string;
  readonly alpha: number;
}

/** In training, sets a fraction `rate` of the values to 0 and multiplies the others by 1 / (1 − rate). */
export interface DropoutConfig {
  readonly type: 'Dropout';
  readonly name: string;
  readonly rate: number;
}

/**
 * Batch normalization over the last axis (Ioffe & Szegedy 2015): γ · (x − μ) / √(σ² + ε) + β for each channel. In training, μ and
 * σ² are the mean and the variance of the batch; otherwise they are moving averages, of which each step keeps a fraction
 * `momentum`.
 */
export interface BatchNormalizationConfig {
  readonly type: 'BatchNormalization';
  readonly name: string;
  readonly momentum: number;
  /** The ε that is added to the variance. */
  readonly epsilon: number;
  /** Whether there is a β; otherwise it is 0. */
  readonly center: boolean;
  /** Whether there is a γ; otherwise it is 1. */
  readonly scale: boolean;
}

/** Adds rows of zeros above and below an image, and columns of zeros on its left and right. */
export interface ZeroPadding2DConfig {
  readonly type: 'ZeroPadding2D';
  readonly name: string;
  /** The rows above and below, and the columns on the left and right. */
  readonly padding: readonly [rows: Pair, columns: Pair];
}

/** Multiplies every value by `scale`, then adds `offset`. */
export interface RescalingConfig {
  readonly type: 'Rescaling';
  readonly name: string;
  readonly scale: number;
  readonly offset: number;
}

/** 2-D convolution with valid padding and stride 1, whose filters each read some of the input maps. */
export interface TableConv2DConfig {
  readonly type: 'TableConv2D';
  readonly name: string;
  readonly kernelSize: Pair;
  /** For each filter, the input maps that it reads. Each of these connections has a kernel. */
  readonly connections: readonly (readonly number[])[];
  readonly activation: Activation;
}

/** The sum of each block of a map, times a trainable coefficient of the map, plus a bias. Blocks are adjacent. */
export interface Subsampling2DConfig {
  readonly type: 'Subsampling2D';
  readonly name: string;
  readonly poolSize: Pair;
  readonly activation: Activation;
}

/** Euclidean radial basis function units on samples of shape `[inputs]`: each returns the squared distance to its center. */
export interface RbfConfig {
  readonly type: 'RBF';
  readonly name: string;
  /** The centers, one per unit, which are not trained. */
  readonly centers: readonly (readonly number[])[];
}

/**
 * Class probabilities of penalties y: exp(−y) / (exp(−rejectPenalty) + Σ exp(−y)). These and the probability of "none of
 * these" sum to 1.
 */
export interface SoftminConfig {
  readonly type: 'Softmin';
  readonly name: string;
  readonly rejectPenalty: number;
}

/** The sum of two or more values of one shape. It joins the paths of a skip connection. */
export interface AddConfig {
  readonly type: 'Add';
  readonly name: string;
}

/** Where a layer takes its input from. */
export interface LayerInputs {
  /**
   * The names of the layers whose outputs it takes, or {@link NETWORK_INPUT}: one name, or two or more of an `Add`. By default, it
   * takes the output of the layer before it in the list.
   */
  readonly from?: readonly string[];
}

/** The name of the input of a network, for {@link LayerInputs}. */
export const NETWORK_INPUT = 'input';

/** The configuration of a layer, with the names that tfjs and Keras use. */
export type LayerConfig = LayerInputs &
  (
    | Conv2DConfig
    | DepthwiseConv2DConfig
    | SeparableConv2DConfig
    | Pooling2DConfig
    | GlobalPooling2DConfig
    | FlattenConfig
    | DenseConfig
    | ActivationConfig
    | ParametricActivationConfig
    | DropoutConfig
    | BatchNormalizationConfig
    | ZeroPadding2DConfig
    | RescalingConfig
    | TableConv2DConfig
    | Subsampling2DConfig
    | RbfConfig
    | SoftminConfig
    | AddConfig
  );

/** The configuration of a stack of layers. It has skip connections if some layers name their inputs. */
export interface StackConfig {
  readonly name: string;
  /** Shape of one sample: `[28, 28, 1]`. */
  readonly inputShape: readonly number[];
  /** Each layer comes after those whose outputs it takes. The output of the last one is that of the network. */
  readonly layers: readonly LayerConfig[];
}
