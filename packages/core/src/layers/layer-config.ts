/** An activation function; `softmax` is over the last axis. */
export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'softmax';

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

/** 2-D average or max pooling, channels last. */
export interface Pooling2DConfig {
  readonly type: 'AveragePooling2D' | 'MaxPooling2D';
  readonly name: string;
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
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

/** In training, sets a fraction `rate` of the values to 0 and multiplies the others by 1 / (1 − rate). */
export interface DropoutConfig {
  readonly type: 'Dropout';
  readonly name: string;
  readonly rate: number;
}

/** The configuration of a layer, with the names that tfjs and Keras use. */
export type LayerConfig =
  | Conv2DConfig
  | Pooling2DConfig
  | FlattenConfig
  | DenseConfig
  | ActivationConfig
  | DropoutConfig;

/** The configuration of a linear stack of layers. */
export interface StackConfig {
  readonly name: string;
  /** Shape of one sample: `[28, 28, 1]`. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerConfig[];
}
