import type { ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import type { ConvolutionLayer, DenseLayer } from '../lower/network.js';
import { at, type Buffer } from './buffer.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { asMatrix, wholeMatrix } from './value.js';
import { gradientView, type WeightMatrix, weightsView } from './weight-matrix.js';

/** The kernel calls that complete the gradients of the weights of a layer over the batch and update the weights. */
export function updateOps(context: PlanContext, plan: LayerPlan): Op[] {
  const { layer } = plan;
  if (layer.kind === 'dense') {
    const weights = layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
    return [...denseGradients(context, plan, layer), ...weights.map((weight) => optimize(context, weight))];
  }
  if (layer.kind !== 'convolution') return [];
  const { biasParts } = context.convolution(layer);
  const ops = [
    kernelGradient(context, layer),
    optimize(context, layer.kernel),
    ...transformOps(context, plan),
  ];
  if (!layer.bias || !biasParts) return ops;
  return [...ops, reduce(context, layer.bias, biasParts), optimize(context, layer.bias)];
}

/** The kernel calls that compute the transformed kernel of a convolution from its kernel. */
export function transformOps(context: PlanContext, { layer }: LayerPlan): Op[] {
  if (layer.kind !== 'convolution') return [];
  const { shape, channels, kernelHat, input } = context.convolution(layer);
  const matrix = context.weight(layer.kernel);
  const { slices } = matrix;
  const transform = op('transformKernel', layer.name, {
    slices,
    kernel: weightsView(matrix),
    kernelHat,
    width: layer.kernelSize[1],
    piece: shape.piece,
    channels: layer.input[2],
  });
  if (!input) return [transform];
  const { transposed } = input;
  const filters = layer.output[2];
  return [transform, op('transposeKernel', layer.name, { slices, kernelHat, transposed, channels, filters })];
}

function kernelGradient(context: PlanContext, layer: ConvolutionLayer): Op {
  const { shape, kernelHat, kernelParts } = context.convolution(layer);
  const matrix = context.weight(layer.kernel);
  return op('transformKernelGradient', layer.name, {
    slices: matrix.slices,
    parts: { ...kernelHat, address: at(kernelParts) },
    partStride: kernelParts.stride,
    dKernel: gradientView(matrix),
    width: layer.kernelSize[1],
    piece: shape.piece,
    channels: layer.input[2],
  });
}

function denseGradients(context: PlanContext, plan: LayerPlan, layer: DenseLayer): Op[] {
  if (!plan.outputGradient) return [];
  const dy = wholeMatrix(asMatrix(plan.outputGradient));
  const kernel = context.weight(layer.kernel);
  const kernelGradient = op('denseKernelGradient', layer.name, {
    slices: kernel.slices,
    x: wholeMatrix(asMatrix(plan.input)),
    dy,
    dKernel: gradientView(kernel),
    outputs: kernel.columns,
  });
  if (!layer.bias) return [kernelGradient];
  const dBias = at(context.weight(layer.bias).gradient);
  const units = layer.output;
  return [kernelGradient, op('denseBiasGradient', layer.name, { slices: 1, dy, dBias, units })];
}

function reduce(context: PlanContext, weight: WeightSpec, parts: Buffer): Op {
  const { slices, sliceBytes, gradient } = context.weight(weight);
  return op('reduce', weight.name, {
    slices,
    parts: at(parts),
    partStride: parts.stride,
    sum: at(gradient),
    sliceBytes,
  });
}

function optimize(context: PlanContext, weight: WeightSpec): Op {
  return optimizerOp(context.options.optimizer, weight.name, context.weight(weight));
}

function optimizerOp(optimizer: ResolvedOptimizer, name: string, matrix: WeightMatrix): Op {
  const { slices, sliceBytes, value, gradient, moments, isKernel } = matrix;
  const operands = { slices, w: at(value), gradient: at(gradient), sliceBytes };
  const [m, v] = moments;
  if (optimizer.name === 'sgd') {
    if (!m) return op('sgd', name, operands);
    return op('momentum', name, { ...operands, m: at(m), mu: optimizer.momentum });
  }
  if (!m || !v) throw new RangeError(`${name} has no moments`);
  const { beta1, beta2, epsilon, decayScope } = optimizer;
  return op('adam', name, {
    ...operands,
    m: at(m),
    v: at(v),
    beta1,
    beta2,
    rest1: 1 - beta1,
    rest2: 1 - beta2,
    epsilon,
    decays: optimizer.name === 'adamw' && (isKernel || decayScope === 'all'),
  });
}
