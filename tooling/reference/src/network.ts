import { type Activation, activate, activateBackward } from './activation.js';
import { averagePool, averagePoolBackward } from './average-pool.js';
import {
  type ChannelStatistics,
  channelStatistics,
  normalize,
  normalizeBackward,
  normalizeFixedBackward,
} from './batch-normalization.js';
import { binaryCrossEntropy, binaryCrossEntropyBackward } from './binary-cross-entropy.js';
import { conv2d, conv2dBackward } from './conv2d.js';
import { crossEntropy, crossEntropyBackward, weightedMeanLoss } from './cross-entropy.js';
import { dense, denseBackward } from './dense.js';
import { depthwiseConv2d, depthwiseConv2dBackward } from './depthwise-conv2d.js';
import { type Distillation, distillationBackward, distillationLoss } from './distillation.js';
import { dropout } from './dropout.js';
import { flatten, flattenBackward } from './flatten.js';
import { maxPool, maxPoolBackward } from './max-pool.js';
import { type Rectifier, rectify, rectifyBackward } from './rectifier.js';
import { argmax } from './softmax.js';
import { squaredError, squaredErrorBackward } from './squared-error.js';
import { type Tensor, type Tensor1, type Tensor2, type Tensor4, zeros } from './tensor.js';
import type { Padding, Window } from './window.js';
import { zeroPad, zeroPadBackward } from './zero-padding.js';

/** One layer of a network, with its weights. */
export type Layer = LayerInputs & SimpleLayer;

/** What a layer takes. */
interface LayerInputs {
  /** The layers whose outputs it takes, by their indices; −1 is the input. By default, the layer before it. */
  readonly from?: readonly number[];
}

type SimpleLayer =
  | { readonly kind: 'conv2d'; readonly kernel: Tensor4; readonly bias?: Tensor1; readonly window?: Window }
  | {
      readonly kind: 'depthwise-conv2d';
      readonly kernel: Tensor4;
      readonly bias?: Tensor1;
      readonly window?: Window;
    }
  | { readonly kind: 'dense'; readonly kernel: Tensor2; readonly bias?: Tensor1 }
  | {
      readonly kind: 'average-pool' | 'max-pool';
      readonly poolSize: readonly [height: number, width: number];
      readonly window?: Window;
    }
  | { readonly kind: 'activation'; readonly activation: Activation }
  | { readonly kind: 'rectifier'; readonly rectifier: Rectifier; readonly alpha: number }
  | { readonly kind: 'zero-padding'; readonly padding: Padding }
  | { readonly kind: 'flatten' }
  /** The sum of two or more values. */
  | { readonly kind: 'add' }
  | {
      readonly kind: 'batch-normalization';
      readonly gamma?: Tensor1 | undefined;
      readonly beta?: Tensor1 | undefined;
      readonly epsilon: number;
      /** The moving averages; absent in training, which takes the statistics of the batch. */
      readonly fixed?: ChannelStatistics | undefined;
    }
  /** The mask has the shape of the layer's input. */
  | { readonly kind: 'dropout'; readonly mask: Tensor };

/** The gradients of one layer's weights; absent for a layer without weights. */
export interface LayerGradients {
  readonly dKernel?: Tensor;
  readonly dBias?: Tensor1;
  readonly dGamma?: Tensor1;
  readonly dBeta?: Tensor1;
}

/** The result of `networkGradients`. */
export interface NetworkGradients {
  /** Mean loss of the batch. */
  readonly loss: number;
  /** `[batch, outputs]`, before a softmax or a sigmoid. */
  readonly logits: Tensor2;
  /** Number of samples whose predicted class is the label, or of outputs that are right. */
  readonly correct: number;
  /** Gradients of the mean loss, one entry per layer, in order. */
  readonly gradients: readonly LayerGradients[];
}

/**
 * Computes loss and gradients of a batch for layers whose last one computes logits. Each layer comes after those that it takes.
 *
 * @param x `[batch, height, width, channels]`, or `[batch, units]` for a network of vectors.
 * @param labels `[batch]`.
 * @param distillation what the network learns besides the labels; absent if nothing.
 * @param sampleWeights `[batch]`: factor of the loss of each sample; absent if all are 1.
 */
export function networkGradients(
  layers: readonly Layer[],
  x: Tensor,
  labels: ArrayLike<number>,
  smoothing = 0,
  distillation?: Distillation,
  sampleWeights?: ArrayLike<number>,
): NetworkGradients {
  const values = networkForward(layers, x);
  const logits = values[layers.length] as Tensor2;
  const hard = crossEntropy(logits, labels, smoothing);
  const losses = distillation ? distillationLoss(logits, hard, distillation) : hard;
  const { loss, dLosses } = weightedMeanLoss(losses, sampleWeights);
  const dHard = crossEntropyBackward(logits, labels, dLosses, smoothing);
  const dLogits = distillation ? distillationBackward(logits, dHard, dLosses, distillation) : dHard;
  const correct = argmax(logits).filter((prediction, b) => prediction === labels[b]).length;
  return { loss, logits, correct, gradients: networkBackward(layers, values, dLogits) };
}

/** What layers learn besides classes: targets of a sigmoid of each output, or of the outputs themselves. */
export interface Targets {
  readonly head: 'sigmoid' | 'values';
  /** `[batch, outputs]` */
  readonly values: Tensor2;
}

/**
 * As `networkGradients`, for targets instead of labels: `correct` is the number of logits on the side of 0 of their target, or 0
 * without a sigmoid.
 *
 * @param sampleWeights `[batch]`: factor of the loss of each sample; absent if all are 1.
 */
export function networkTargetGradients(
  layers: readonly Layer[],
  x: Tensor,
  { head, values: targets }: Targets,
  sampleWeights?: ArrayLike<number>,
): NetworkGradients {
  const values = networkForward(layers, x);
  const logits = values[layers.length] as Tensor2;
  const isSigmoid = head === 'sigmoid';
  const losses = isSigmoid ? binaryCrossEntropy(logits, targets) : squaredError(logits, targets);
  const { loss, dLosses } = weightedMeanLoss(losses, sampleWeights);
  const backward = isSigmoid ? binaryCrossEntropyBackward : squaredErrorBackward;
  const gradients = networkBackward(layers, values, backward(logits, targets, dLosses));
  const isRight = (target: number, at: number): boolean => target === (logits.values[at]! > 0 ? 1 : 0);
  return { loss, logits, correct: isSigmoid ? targets.values.filter(isRight).length : 0, gradients };
}

/** The gradients of the weights of each layer, from the gradient of the output of the last one. */
function networkBackward(
  layers: readonly Layer[],
  values: readonly Tensor[],
  dOutput: Tensor,
): LayerGradients[] {
  const gradients: LayerGradients[] = [];
  // The gradient of a value is the sum of what the layers that take it compute.
  const dValues = values.map(({ shape }) => zeros(shape));
  dValues[layers.length] = dOutput;
  for (let index = layers.length - 1; index >= 0; index--) {
    const layer = layers[index]!;
    const taken = takenBy(layer, index);
    const dy = dValues[index + 1]!;
    const { dx, ...weightGradients } =
      layer.kind === 'add' ? { dx: dy } : layerBackward(layer, values[taken[0]!]!, values[index + 1]!, dy);
    gradients.unshift(weightGradients);
    for (const value of taken) addTo(dValues[value]!, dx);
  }
  return gradients;
}

/** The values between the layers: entry 0 is the input, entry i + 1 the output of layer i, the last one the logits. */
export function networkForward(layers: readonly Layer[], x: Tensor): Tensor[] {
  const values = [x];
  for (const [index, layer] of layers.entries()) {
    const taken = takenBy(layer, index).map((value) => values[value]!);
    values.push(layer.kind === 'add' ? sum(taken) : layerForward(layer, taken[0]!));
  }
  return values;
}

/** The values that a layer takes, as entries of what `networkForward` returns. */
function takenBy({ from }: Layer, index: number): number[] {
  return (from ?? [index - 1]).map((layer) => layer + 1);
}

function sum(values: readonly Tensor[]): Tensor {
  const total = zeros(values[0]!.shape);
  for (const value of values) addTo(total, value);
  return total;
}

function addTo(total: Tensor, { values }: Tensor): void {
  for (let at = 0; at < values.length; at++) total.values[at]! += values[at]!;
}

function layerForward(layer: Exclude<Layer, { kind: 'add' }>, x: Tensor): Tensor {
  switch (layer.kind) {
    case 'conv2d':
      return conv2d(x as Tensor4, layer.kernel, layer.bias, layer.window);
    case 'depthwise-conv2d':
      return depthwiseConv2d(x as Tensor4, layer.kernel, layer.window, layer.bias);
    case 'dense':
      return dense(x as Tensor2, layer.kernel, layer.bias);
    case 'average-pool':
      return averagePool(x as Tensor4, layer.poolSize, layer.window);
    case 'max-pool':
      return maxPool(x as Tensor4, layer.poolSize, layer.window).y;
    case 'activation':
      return activate(layer.activation, x);
    case 'rectifier':
      return rectify(layer.rectifier, x, layer.alpha);
    case 'zero-padding':
      return zeroPad(x as Tensor4, layer.padding);
    case 'flatten':
      return flatten(x as Tensor4);
    case 'dropout':
      return dropout(x, layer.mask);
    case 'batch-normalization':
      return normalize(x, layer.fixed ?? channelStatistics(x), layer, layer.epsilon);
  }
}

function layerBackward(
  layer: Exclude<Layer, { kind: 'add' }>,
  x: Tensor,
  y: Tensor,
  dy: Tensor,
): LayerGradients & { readonly dx: Tensor } {
  switch (layer.kind) {
    case 'conv2d': {
      const { dx, dKernel, dBias } = conv2dBackward(x as Tensor4, layer.kernel, dy as Tensor4, layer.window);
      return layer.bias ? { dx, dKernel, dBias } : { dx, dKernel };
    }
    case 'depthwise-conv2d': {
      const { kernel, window, bias } = layer;
      const { dx, dKernel, dBias } = depthwiseConv2dBackward(x as Tensor4, kernel, dy as Tensor4, window);
      return bias ? { dx, dKernel, dBias } : { dx, dKernel };
    }
    case 'dense': {
      const { dx, dKernel, dBias } = denseBackward(x as Tensor2, layer.kernel, dy as Tensor2);
      return layer.bias ? { dx, dKernel, dBias } : { dx, dKernel };
    }
    case 'average-pool':
      return { dx: averagePoolBackward((x as Tensor4).shape, dy as Tensor4, layer.poolSize, layer.window) };
    case 'max-pool': {
      const { winners } = maxPool(x as Tensor4, layer.poolSize, layer.window);
      return { dx: maxPoolBackward((x as Tensor4).shape, dy as Tensor4, winners) };
    }
    case 'activation':
      return { dx: activateBackward(layer.activation, y, dy) };
    case 'rectifier':
      return { dx: rectifyBackward(layer.rectifier, x, dy, layer.alpha) };
    case 'zero-padding':
      return { dx: zeroPadBackward((x as Tensor4).shape, dy as Tensor4, layer.padding) };
    case 'flatten':
      return { dx: flattenBackward((x as Tensor4).shape, dy as Tensor2) };
    case 'dropout':
      return { dx: dropout(dy, layer.mask) };
    case 'batch-normalization': {
      const { fixed, gamma, epsilon } = layer;
      return fixed
        ? { dx: normalizeFixedBackward(fixed, gamma, dy, epsilon) }
        : normalizeBackward(x, gamma, dy, epsilon);
    }
  }
}
