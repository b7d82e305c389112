/**
 * Training LeNet-5, top to bottom: the weights, the forward pass, the loss, the backward pass, the update. Every name that
 * starts with `d` is the gradient of the loss with respect to the value that the rest of the name identifies.
 */
import { activate, activateBackward } from './activation.js';
import { averagePool, averagePoolBackward } from './average-pool.js';
import { conv2d, conv2dBackward } from './conv2d.js';
import { crossEntropy, crossEntropyBackward, meanLoss } from './cross-entropy.js';
import { dense, denseBackward } from './dense.js';
import { flatten, flattenBackward } from './flatten.js';
import { initialMoments, type Moments, type Optimizer, updateWeight } from './optimizer.js';
import type { Tensor1, Tensor2, Tensor4 } from './tensor.js';

/** The 44,426 weights of LeNet-5, or their gradients. */
export interface Lenet5Weights {
  readonly conv1: { readonly kernel: Tensor4; readonly bias: Tensor1 }; // [5, 5, 1, 6], [6]
  readonly conv2: { readonly kernel: Tensor4; readonly bias: Tensor1 }; // [5, 5, 6, 16], [16]
  readonly dense1: { readonly kernel: Tensor2; readonly bias: Tensor1 }; // [256, 120], [120]
  readonly dense2: { readonly kernel: Tensor2; readonly bias: Tensor1 }; // [120, 84], [84]
  readonly dense3: { readonly kernel: Tensor2; readonly bias: Tensor1 }; // [84, 10], [10]
}

/** The layers that have weights, from input to output. */
export const LENET5_LAYERS = ['conv1', 'conv2', 'dense1', 'dense2', 'dense3'] as const;

/** The outputs of all layers, after tanh if the layer has one. */
export interface Lenet5Activations {
  readonly x: Tensor4; // [batch, 28, 28, 1], from 0 to 1
  readonly conv1: Tensor4; // [batch, 24, 24, 6]
  readonly pool1: Tensor4; // [batch, 12, 12, 6]
  readonly conv2: Tensor4; // [batch, 8, 8, 16]
  readonly pool2: Tensor4; // [batch, 4, 4, 16]
  readonly dense1: Tensor2; // [batch, 120]
  readonly dense2: Tensor2; // [batch, 84]
  readonly logits: Tensor2; // [batch, 10], before softmax
}

/** The forward pass. */
export function lenet5Forward(w: Lenet5Weights, x: Tensor4): Lenet5Activations {
  const conv1 = activate('tanh', conv2d(x, w.conv1.kernel, w.conv1.bias));
  const pool1 = averagePool(conv1, [2, 2]);
  const conv2 = activate('tanh', conv2d(pool1, w.conv2.kernel, w.conv2.bias));
  const pool2 = averagePool(conv2, [2, 2]);
  const dense1 = activate('tanh', dense(flatten(pool2), w.dense1.kernel, w.dense1.bias));
  const dense2 = activate('tanh', dense(dense1, w.dense2.kernel, w.dense2.bias));
  const logits = dense(dense2, w.dense3.kernel, w.dense3.bias);
  return { x, conv1, pool1, conv2, pool2, dense1, dense2, logits };
}

/** The result of the backward pass: the gradient of the loss with respect to every activation and every weight. */
export interface Lenet5Gradients {
  readonly dActivations: Lenet5Activations;
  readonly dWeights: Lenet5Weights;
}

/**
 * The backward pass: the chain rule from the logits to the image. In a layer with tanh, the gradient goes back through
 * tanh first (`z` is the value before tanh), then through the weights.
 *
 * @param a From the forward pass.
 * @param dLogits `[batch, 10]`
 */
export function lenet5Backward(w: Lenet5Weights, a: Lenet5Activations, dLogits: Tensor2): Lenet5Gradients {
  const dense3 = denseBackward(a.dense2, w.dense3.kernel, dLogits);
  const dDense2 = dense3.dx;
  const dZ2 = activateBackward('tanh', a.dense2, dDense2);
  const dense2 = denseBackward(a.dense1, w.dense2.kernel, dZ2);
  const dDense1 = dense2.dx;
  const dZ1 = activateBackward('tanh', a.dense1, dDense1);
  const dense1 = denseBackward(flatten(a.pool2), w.dense1.kernel, dZ1);
  const dPool2 = flattenBackward(a.pool2.shape, dense1.dx);
  const dConv2 = averagePoolBackward(a.conv2.shape, dPool2, [2, 2]);
  const conv2 = conv2dBackward(a.pool1, w.conv2.kernel, activateBackward('tanh', a.conv2, dConv2));
  const dPool1 = conv2.dx;
  const dConv1 = averagePoolBackward(a.conv1.shape, dPool1, [2, 2]);
  const conv1 = conv2dBackward(a.x, w.conv1.kernel, activateBackward('tanh', a.conv1, dConv1));
  return {
    dActivations: {
      x: conv1.dx,
      conv1: dConv1,
      pool1: dPool1,
      conv2: dConv2,
      pool2: dPool2,
      dense1: dDense1,
      dense2: dDense2,
      logits: dLogits,
    },
    dWeights: {
      conv1: { kernel: conv1.dKernel, bias: conv1.dBias },
      conv2: { kernel: conv2.dKernel, bias: conv2.dBias },
      dense1: { kernel: dense1.dKernel, bias: dense1.dBias },
      dense2: { kernel: dense2.dKernel, bias: dense2.dBias },
      dense3: { kernel: dense3.dKernel, bias: dense3.dBias },
    },
  };
}

/** The images of one step with their labels. */
export interface Lenet5Batch {
  readonly x: Tensor4; // [batch, 28, 28, 1], from 0 to 1
  readonly labels: ArrayLike<number>; // [batch], from 0 to 9
}

/** Options of `trainLenet5`. */
export interface TrainLenet5Options {
  /** Default Adam. */
  readonly optimizer?: Optimizer;
  /** Default 0.001. */
  readonly learningRate?: number;
  /** The fraction of the target that is spread evenly over all classes. Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * Trains for one step per batch: forward pass, loss, backward pass, update. Changes the weights in place.
 *
 * @returns The mean loss of each batch, in nats, before the step's update.
 */
export function trainLenet5(
  w: Lenet5Weights,
  batches: readonly Lenet5Batch[],
  { optimizer = { name: 'adam' }, learningRate = 1e-3, labelSmoothing = 0 }: TrainLenet5Options = {},
): number[] {
  const moments = initialLenet5Moments(w);
  const losses: number[] = [];
  for (const [index, { x, labels }] of batches.entries()) {
    const a = lenet5Forward(w, x);
    const { loss, dLosses } = meanLoss(crossEntropy(a.logits, labels, labelSmoothing));
    const dLogits = crossEntropyBackward(a.logits, labels, dLosses, labelSmoothing);
    const { dWeights } = lenet5Backward(w, a, dLogits);
    for (const layer of LENET5_LAYERS) {
      for (const kind of ['kernel', 'bias'] as const) {
        const step = { learningRate, t: index + 1 };
        updateWeight(optimizer, w[layer][kind], dWeights[layer][kind], moments[layer][kind], step);
      }
    }
    losses.push(loss);
  }
  return losses;
}

function initialLenet5Moments(
  w: Lenet5Weights,
): Record<keyof Lenet5Weights, { readonly kernel: Moments; readonly bias: Moments }> {
  const momentsOf = (layer: keyof Lenet5Weights): { kernel: Moments; bias: Moments } => ({
    kernel: initialMoments(w[layer].kernel),
    bias: initialMoments(w[layer].bias),
  });
  return {
    conv1: momentsOf('conv1'),
    conv2: momentsOf('conv2'),
    dense1: momentsOf('dense1'),
    dense2: momentsOf('dense2'),
    dense3: momentsOf('dense3'),
  };
}
