import type {
  BatchNormalizationLayer,
  Conv2DLayer,
  DenseLayer,
  ImageShape,
  Layer,
  NamedTensor,
} from '@lenet5/core';

/** A fully connected layer with its weights. */
export interface ExportDense extends DenseLayer<NamedTensor> {
  /** Shape of the image that was flattened to the inputs; `[1, 1, inputs]` if they were not an image. */
  readonly image: ImageShape;
}

/** A batch normalization with its weights. */
export type ExportNormalization = BatchNormalizationLayer<NamedTensor>;

/** A layer that has a kernel. */
export type WeightedLayer = Conv2DLayer<NamedTensor> | ExportDense;

/** The layers that every export format supports. */
type CommonLayer<W> = Extract<
  Layer<W>,
  {
    readonly type:
      | 'Conv2D'
      | 'AveragePooling2D'
      | 'MaxPooling2D'
      | 'GlobalAveragePooling2D'
      | 'GlobalMaxPooling2D'
      | 'Flatten'
      | 'Activation'
      | 'LeakyReLU'
      | 'ELU'
      | 'Dropout';
  }
>;

/** A layer with its weights, as the exporters need it. */
export type ExportLayer = CommonLayer<NamedTensor> | ExportDense | ExportNormalization;

/** A depthwise or separable convolution with its weights. */
export type ExportDepthwise = Extract<
  Layer<NamedTensor>,
  { readonly type: 'DepthwiseConv2D' | 'SeparableConv2D' }
>;

/** A layer that not every export format supports, with its weights: ONNX supports all of them, Keras depthwise convolutions. */
export type OnnxOnlyLayer =
  | ExportDepthwise
  | Extract<
      Layer<NamedTensor>,
      {
        readonly type: 'ZeroPadding2D' | 'Rescaling' | 'TableConv2D' | 'Subsampling2D' | 'RBF' | 'Softmin';
      }
    >;

/** A model with its weights, as the exporters need it. */
export interface ExportModel<L = ExportLayer> {
  readonly name: string;
  /** Shape of one sample: `[28, 28, 1]`. */
  readonly inputShape: readonly number[];
  /** At least one. */
  readonly layers: readonly L[];
}
