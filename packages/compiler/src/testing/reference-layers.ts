import type { ImageShape, PlainModel, WeightSpec } from '@lenet5/core';
import {
  dropoutMask,
  type LayerGradients,
  type Layer as ReferenceLayer,
  type Tensor,
  type Tensor1,
  type Tensor2,
  type Tensor4,
  tensor,
  type Window,
  zeroPad,
} from '@lenet5/reference';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Layer, Network, NormalizationLayer, PoolingLayer } from '../lower/network.js';

/** The weights of a network in float64. */
export type ReferenceWeights = ReadonlyMap<WeightSpec, Tensor>;

/** What determines the dropout masks of a step, besides the layers. */
export interface DropoutStep {
  readonly seed: number;
  /** Steps taken before this one. */
  readonly step: number;
}

/** Copies the weights of a model. */
export function referenceWeights(network: Network, model: LayersModel | PlainModel): ReferenceWeights {
  const values =
    'readValues' in model
      ? model.readValues().map((weight) => weight.values)
      : model.getWeights().map((weight) => weight.dataSync());
  return new Map(network.weights.map((weight, index) => [weight, tensor(weight.shape, values[index]!)]));
}

/** How the layers of the reference compute. */
export interface ReferenceMode {
  /** Samples of the batch. */
  readonly batch: number;
  /** Whether batch normalizations take the statistics of the batch, unless they are frozen. */
  readonly training: boolean;
  /** Without it, nothing is dropped. */
  readonly dropout?: DropoutStep | undefined;
}

/**
 * The layers of the reference, one per layer of the network. They share the values of `weights`, so an update in place changes
 * them.
 */
export function referenceLayers(
  network: Network,
  weights: ReferenceWeights,
  mode: ReferenceMode,
): ReferenceLayer[] {
  return network.layers.map((layer, index) => {
    const own =
      layer.kind === 'batch-normalization'
        ? normalization(network, layer, weights, mode)
        : referenceLayer(layer, index, weights, mode);
    return { ...own, from: network.from[index] ?? [] };
  });
}

function normalization(
  { frozen }: Network,
  layer: NormalizationLayer,
  weights: ReferenceWeights,
  { training }: ReferenceMode,
): ReferenceLayer {
  const vector = (weight: WeightSpec): Tensor1 => weights.get(weight) as Tensor1;
  const { name, epsilon, gamma, beta, movingMean, movingVariance } = layer;
  const isFixed = !training || frozen.has(name);
  return {
    kind: 'batch-normalization',
    ...(gamma && { gamma: vector(gamma) }),
    ...(beta && { beta: vector(beta) }),
    epsilon,
    ...(isFixed && { fixed: { mean: vector(movingMean), variance: vector(movingVariance) } }),
  };
}

function referenceLayer(
  layer: Exclude<Layer, NormalizationLayer>,
  index: number,
  weights: ReferenceWeights,
  { batch, dropout }: ReferenceMode,
): ReferenceLayer {
  switch (layer.kind) {
    case 'convolution':
      return {
        kind: 'conv2d',
        kernel: weights.get(layer.kernel) as Tensor4,
        ...(layer.bias && { bias: weights.get(layer.bias) as Tensor1 }),
        window: { padding: layer.padding },
      };
    case 'direct-convolution':
    case 'depthwise-convolution':
      return {
        kind: layer.kind === 'depthwise-convolution' ? 'depthwise-conv2d' : 'conv2d',
        kernel: weights.get(layer.kernel) as Tensor4,
        ...(layer.bias && { bias: weights.get(layer.bias) as Tensor1 }),
        window: { padding: layer.padding, strides: layer.strides, dilations: layer.dilations },
      };
    case 'dense':
      return {
        kind: 'dense',
        kernel: weights.get(layer.kernel) as Tensor2,
        ...(layer.bias && { bias: weights.get(layer.bias) as Tensor1 }),
      };
    case 'average-pooling':
      return { kind: 'average-pool', poolSize: layer.poolSize, window: windowOf(layer) };
    case 'max-pooling':
      return { kind: 'max-pool', poolSize: layer.poolSize, window: windowOf(layer) };
    case 'activation':
      return { kind: 'activation', activation: layer.activation };
    case 'rectifier':
      return { kind: 'rectifier', rectifier: layer.rectifier, alpha: layer.alpha };
    case 'padding':
      return { kind: 'zero-padding', padding: layer.padding };
    case 'flatten':
    case 'add':
      return { kind: layer.kind };
    case 'subsampling':
    case 'rbf':
      throw new TypeError(`${layer.kind} is tested with the reference of the network of 1998`);
    case 'dropout': {
      if (!dropout) return { kind: 'activation', activation: 'linear' };
      const mask = dropoutMask({ ...dropout, rate: layer.rate, layer: index }, shapeOf(batch, layer.input));
      return { kind: 'dropout', mask };
    }
  }
}

/** The window of a pooling. Padding below and on the right of windows that do not reach that far is left out. */
function windowOf({ strides, padding }: PoolingLayer): Window {
  return { strides, padding };
}

/** Images of bytes, scaled to 0 to 1, in the shape that the first layer takes: inside the border of the input, which is zeros. */
export function referenceInput({ layers, input, field }: Network, images: Uint8Array, batch: number): Tensor {
  const scaled = Float64Array.from(images, (pixel) => pixel / 255);
  const { border } = field;
  if (Object.values(border).some((zeros) => zeros > 0))
    return zeroPad(tensor([batch, ...input], scaled), border);
  return tensor(shapeOf(batch, layers[0]?.input ?? input), scaled);
}

/** The gradient of each trainable weight of the network, from the gradients of `referenceLayers`. */
export function gradientsByWeight(network: Network, gradients: readonly LayerGradients[]): ReferenceWeights {
  const byWeight = new Map<WeightSpec, Tensor>();
  for (const [index, layer] of network.layers.entries()) {
    for (const [weight, gradient] of weightsOf(layer, gradients[index] ?? {})) {
      if (weight && gradient) byWeight.set(weight, gradient);
    }
  }
  return byWeight;
}

function weightsOf(
  layer: Layer,
  { dKernel, dBias, dGamma, dBeta }: LayerGradients,
): [WeightSpec | undefined, Tensor | undefined][] {
  if (layer.kind === 'batch-normalization')
    return [
      [layer.gamma, dGamma],
      [layer.beta, dBeta],
    ];
  if (!('kernel' in layer)) return [];
  return [
    [layer.kernel, dKernel],
    [layer.bias, dBias],
  ];
}

function shapeOf(batch: number, shape: ImageShape | number): readonly [number, ...number[]] {
  return typeof shape === 'number' ? [batch, shape] : [batch, ...shape];
}
