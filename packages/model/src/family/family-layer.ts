import type { NamedTensor } from '@lenet5/core';

/** The activations of the family. */
export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'softmax';

/** Rows and columns. */
export type Pair = readonly [number, number];

/** Height, width and channels of maps. */
export type Maps = readonly [number, number, number];

/** A layer's name and the shapes of one sample, the batch left out. */
interface Place {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
}

/** A convolution of maps that lie channels last. */
export interface Conv2DLayer extends Place {
  readonly type: 'Conv2D';
  /** `[height, width, inputs, outputs]` */
  readonly kernel: NamedTensor;
  readonly bias?: NamedTensor;
  readonly strides: Pair;
  readonly dilation: Pair;
  readonly padding: 'valid' | 'same';
  readonly activation: Activation;
}

/** A pooling of maps that lie channels last. */
export interface Pool2DLayer extends Place {
  readonly type: 'AveragePooling2D' | 'MaxPooling2D';
  readonly poolSize: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
}

/** All of a sample's numbers in one row, in the order in which they lie. */
interface FlattenLayer extends Place {
  readonly type: 'Flatten';
}

/** A dense layer on samples of one dimension. */
interface DenseLayer extends Place {
  readonly type: 'Dense';
  /** `[inputs, outputs]` */
  readonly kernel: NamedTensor;
  readonly bias?: NamedTensor;
  readonly activation: Activation;
  /** The maps that its inputs are, flattened; `[1, 1, inputs]` where they are none. */
  readonly maps: Maps;
}

/** An activation that is a layer of its own. */
interface ActivationLayer extends Place {
  readonly type: 'Activation';
  readonly activation: Activation;
}

/** Dropout: nothing but in training. */
interface DropoutLayer extends Place {
  readonly type: 'Dropout';
  readonly rate: number;
}

/** A layer with weights. */
export type WeightedLayer = Conv2DLayer | DenseLayer;

/** A layer of the family that every format can hold, with its weights copied out. */
export type FamilyLayer = WeightedLayer | Pool2DLayer | FlattenLayer | ActivationLayer | DropoutLayer;

/** A model of such layers. */
export interface FamilyModel {
  readonly name: string;
  /** Shape of one sample: `[28, 28, 1]`. */
  readonly inputShape: readonly number[];
  /** At least one. */
  readonly layers: readonly FamilyLayer[];
}
