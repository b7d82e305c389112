import type {
  ActivationConfig,
  AddConfig,
  BatchNormalizationConfig,
  Conv2DConfig,
  DenseConfig,
  DepthwiseConv2DConfig,
  DropoutConfig,
  FlattenConfig,
  GlobalPooling2DConfig,
  LayerInputs,
  ParametricActivationConfig,
  Pooling2DConfig,
  RbfConfig,
  RescalingConfig,
  SeparableConv2DConfig,
  SoftminConfig,
  Subsampling2DConfig,
  TableConv2DConfig,
  ZeroPadding2DConfig,
} from './layer-config.js';

/** Name and shape of a weight. */
export interface WeightSpec {
  /** `conv1/kernel` */
  readonly name: string;
  /** `[height, width, inputs, outputs]`, `[height, width, connections]`, `[inputs, outputs]` or `[outputs]` */
  readonly shape: readonly number[];
}

/** Shapes of one sample before and after a layer, without the batch axis. The inputs of an `Add` have one shape. */
export interface LayerShapes {
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
}

/** Shape of an image. */
export type ImageShape = readonly [rows: number, columns: number, channels: number];

/** Shapes of a layer that maps images to images. */
export interface ImageLayerShapes extends LayerShapes {
  readonly inputShape: ImageShape;
  readonly outputShape: ImageShape;
}

/** The weights of a layer. */
export interface LayerWeights<W> {
  readonly kernel: W;
  /** Absent if `useBias` is false. */
  readonly bias?: W;
}

/** A convolution with its shapes and weights. */
export type Conv2DLayer<W = WeightSpec> = Conv2DConfig & ImageLayerShapes & LayerWeights<W>;

/** A depthwise convolution with its shapes and weights. The kernel is `[height, width, channels, depthMultiplier]`. */
export type DepthwiseConv2DLayer<W = WeightSpec> = DepthwiseConv2DConfig & ImageLayerShapes & LayerWeights<W>;

/** A separable convolution with its shapes and weights. The kernel is that of the depthwise convolution. */
export type SeparableConv2DLayer<W = WeightSpec> = SeparableConv2DConfig &
  ImageLayerShapes &
  LayerWeights<W> & {
    /** `[1, 1, channels · depthMultiplier, filters]` */
    readonly pointwiseKernel: W;
  };

/** A fully connected layer with its shapes and weights. */
export type DenseLayer<W = WeightSpec> = DenseConfig & LayerShapes & LayerWeights<W>;

/** The weights of a batch normalization, each of shape `[channels]`. Training changes the moving averages, but not by their gradients. */
export interface NormalizationWeights<W> {
  /** Absent if `scale` is false. */
  readonly gamma?: W;
  /** Absent if `center` is false. */
  readonly beta?: W;
  readonly movingMean: W;
  readonly movingVariance: W;
}

/** A batch normalization with its shapes and weights. */
export type BatchNormalizationLayer<W = WeightSpec> = BatchNormalizationConfig &
  LayerShapes &
  NormalizationWeights<W>;

/** A convolution with a connection table, with its shapes and weights. The kernel is `[height, width, connections]`. */
export type TableConv2DLayer<W = WeightSpec> = TableConv2DConfig &
  ImageLayerShapes &
  Required<LayerWeights<W>>;

/** A subsampling layer with its shapes and weights. The kernel is the coefficients, `[channels]`. */
export type Subsampling2DLayer<W = WeightSpec> = Subsampling2DConfig &
  ImageLayerShapes &
  Required<LayerWeights<W>>;

/** A pooling layer with its shapes. */
export type Pooling2DLayer = Pooling2DConfig & ImageLayerShapes;

/** A zero padding with its shapes. */
export type ZeroPadding2DLayer = ZeroPadding2DConfig & ImageLayerShapes;

/** A global pooling layer with its shapes. */
export type GlobalPooling2DLayer = GlobalPooling2DConfig & LayerShapes & { readonly inputShape: ImageShape };

/**
 * A layer of a stack: its configuration, its shapes, and its weights if it has any.
 * @template W the description of a weight: its name and shape, with or without values
 */
export type Layer<W = WeightSpec> = LayerInputs &
  (
    | Conv2DLayer<W>
    | DepthwiseConv2DLayer<W>
    | SeparableConv2DLayer<W>
    | DenseLayer<W>
    | Pooling2DLayer
    | GlobalPooling2DLayer
    | (FlattenConfig & LayerShapes)
    | (ActivationConfig & LayerShapes)
    | (ParametricActivationConfig & LayerShapes)
    | (DropoutConfig & LayerShapes)
    | BatchNormalizationLayer<W>
    | ZeroPadding2DLayer
    | (RescalingConfig & LayerShapes)
    | TableConv2DLayer<W>
    | Subsampling2DLayer<W>
    | (RbfConfig & LayerShapes)
    | (SoftminConfig & LayerShapes)
    | (AddConfig & LayerShapes)
  );

/** A stack of layers. Each takes the output of the one before it, unless it names its inputs. */
export interface LayerStack<W = WeightSpec> {
  /** Shape of one sample: `[28, 28, 1]`. */
  readonly inputShape: readonly number[];
  readonly layers: readonly Layer<W>[];
}

/**
 * The weights of a layer in the order in which tfjs and Keras list them: kernel, pointwise kernel, bias; or γ, β, moving mean,
 * moving variance.
 *
 * @example
 * ```ts
 * import { connectLayers, layerWeights, lenet5Config } from '@lenet5/core';
 *
 * const { layers } = connectLayers(lenet5Config);
 * console.log(layers.flatMap(layerWeights)[0]); // { name: 'conv1/kernel', shape: [ 5, 5, 1, 6 ] }
 * ```
 */
export function layerWeights<W>(layer: Layer<W>): W[] {
  return [...trainableWeights(layer), ...movingAverages(layer)];
}

/**
 * The weights of all layers of a stack in the order in which a model of tfjs lists them: those with gradients, then the moving
 * averages.
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5Config, stackWeights } from '@lenet5/core';
 *
 * console.log(stackWeights(connectLayers(lenet5Config)).length); // 10
 * ```
 */
export function stackWeights<W>({ layers }: Pick<LayerStack<W>, 'layers'>): W[] {
  return [
    ...layers.flatMap((layer) => trainableWeights(layer)),
    ...layers.flatMap((layer) => movingAverages(layer)),
  ];
}

/**
 * The weights of a layer that training changes by their gradients: all but moving averages.
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5Config, trainableWeights } from '@lenet5/core';
 *
 * const { layers } = connectLayers(lenet5Config);
 * console.log(layers.flatMap(trainableWeights).length); // 10
 * ```
 */
export function trainableWeights<W>(layer: Layer<W>): W[] {
  if (layer.type === 'BatchNormalization')
    return [layer.gamma, layer.beta].filter((weight) => weight !== undefined);
  if (!('kernel' in layer)) return [];
  const kernels = 'pointwiseKernel' in layer ? [layer.kernel, layer.pointwiseKernel] : [layer.kernel];
  return layer.bias === undefined ? kernels : [...kernels, layer.bias];
}

function movingAverages<W>(layer: Layer<W>): W[] {
  return layer.type === 'BatchNormalization' ? [layer.movingMean, layer.movingVariance] : [];
}
