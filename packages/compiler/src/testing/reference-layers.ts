import type { ImageShape, WeightSpec } from '@lenet5/core';
import {
  dropoutMask,
  type Layer as ReferenceLayer,
  type Tensor,
  type Tensor1,
  type Tensor2,
  type Tensor4,
  tensor,
  type Window,
} from '@lenet5/reference';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Layer, Network, PoolingLayer } from '../lower/network.js';

/** The weights of a network in float64. */
export type ReferenceWeights = ReadonlyMap<WeightSpec, Tensor>;

/** What determines the dropout masks of a step, besides the layers. */
export interface DropoutStep {
  readonly seed: number;
  /** Steps taken before this one. */
  readonly step: number;
}

/** Copies the weights of a model. */
export function referenceWeights(network: Network, model: Sequential): ReferenceWeights {
  const values = model.getWeights().map((weight) => weight.dataSync());
  return new Map(network.weights.map((weight, index) => [weight, tensor(weight.shape, values[index]!)]));
}

/**
 * The layers of the reference for a batch of `batch` samples, one per layer of the network. They share the values of
 * `weights`, so an update in place changes them. Without `dropout` nothing is dropped.
 */
export function referenceLayers(
  network: Network,
  weights: ReferenceWeights,
  batch: number,
  dropout?: DropoutStep,
): ReferenceLayer[] {
  return network.layers.map((layer, index) => referenceLayer(layer, index, weights, batch, dropout));
}

function referenceLayer(
  layer: Layer,
  index: number,
  weights: ReferenceWeights,
  batch: number,
  dropout: DropoutStep | undefined,
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
      return { kind: 'flatten' };
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

/** Images of bytes, scaled to 0 to 1, in the shape that the first layer takes. */
export function referenceInput({ layers, input }: Network, images: Uint8Array, batch: number): Tensor {
  const scaled = Float64Array.from(images, (pixel) => pixel / 255);
  return tensor(shapeOf(batch, layers[0]?.input ?? input), scaled);
}

/** The gradient of each weight of the network, from the gradients of `referenceLayers`. */
export function gradientsByWeight(
  network: Network,
  gradients: readonly { readonly dKernel?: Tensor; readonly dBias?: Tensor }[],
): ReferenceWeights {
  const byWeight = new Map<WeightSpec, Tensor>();
  for (const [index, layer] of network.layers.entries()) {
    const { dKernel, dBias } = gradients[index] ?? {};
    for (const [weight, gradient] of weightsOf(layer, dKernel, dBias)) {
      if (weight && gradient) byWeight.set(weight, gradient);
    }
  }
  return byWeight;
}

function weightsOf(
  layer: Layer,
  dKernel: Tensor | undefined,
  dBias: Tensor | undefined,
): [WeightSpec | undefined, Tensor | undefined][] {
  if (!('kernel' in layer)) return [];
  return [
    [layer.kernel, dKernel],
    [layer.bias, dBias],
  ];
}

function shapeOf(batch: number, shape: ImageShape | number): readonly [number, ...number[]] {
  return typeof shape === 'number' ? [batch, shape] : [batch, ...shape];
}
