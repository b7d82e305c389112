import type { ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import type {
  ConvolutionLayer,
  DenseLayer,
  Layer,
  NormalizationLayer,
  SubsamplingLayer,
} from '../lower/network.js';
import { adjustGradient } from './adjust-gradient.js';
import type { LayerPlan } from './layer-plan.js';
import type { DirectLayer } from './layers/direct/direct-plan.js';
import { movingAverageOps } from './layers/normalization/normalization.js';
import { at, type Buffer } from './memory/buffer.js';
import { asMatrix, wholeMatrix } from './memory/value.js';
import { gradientView, type TrainableMatrix, weightsView } from './memory/weight-matrix.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';

/** The kernel calls that complete the gradients of the weights of a layer over the batch and update the weights. */
export function updateOps(context: PlanContext, plan: LayerPlan): Op[] {
  const { layer } = plan;
  if (context.network.frozen.has(layer.name)) return [];
  if (layer.kind === 'dense') {
    const weights = layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
    return [
      ...denseGradients(context, plan, layer),
      ...weights.flatMap((weight) => optimize(context, weight)),
    ];
  }
  if (isReduced(layer)) {
    const weights = layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
    return weights.flatMap((weight) => [
      reduce(context, weight, context.parts(weight)),
      ...optimize(context, weight),
    ]);
  }
  if (layer.kind === 'batch-normalization') return normalizationUpdate(context, layer);
  if (layer.kind !== 'convolution') return [];
  const { biasParts, mask } = context.convolution(layer);
  const ops = [
    kernelGradient(context, layer),
    ...maskGradient(context, layer, mask),
    ...optimize(context, layer.kernel),
    ...transformOps(context, plan),
  ];
  if (!layer.bias || !biasParts) return ops;
  return [...ops, reduce(context, layer.bias, biasParts), ...optimize(context, layer.bias)];
}

/** Whether the gradients of the weights are sums over those of the lane groups. */
function isReduced(layer: Layer): layer is SubsamplingLayer | DirectLayer {
  return ['subsampling', 'direct-convolution', 'depthwise-convolution'].includes(layer.kind);
}

function normalizationUpdate(context: PlanContext, layer: NormalizationLayer): Op[] {
  const normalization = context.normalization(layer);
  if (!normalization) return [];
  const { gammaParts, betaParts } = normalization;
  const { gamma, beta } = layer;
  return [
    ...(gamma ? [reduce(context, gamma, gammaParts), ...optimize(context, gamma)] : []),
    ...(beta ? [reduce(context, beta, betaParts), ...optimize(context, beta)] : []),
    ...movingAverageOps(context, layer),
  ];
}

/** The kernel calls that compute the transformed kernel of a convolution from its kernel. */
export function transformOps(context: PlanContext, { layer }: LayerPlan): Op[] {
  if (layer.kind !== 'convolution') return [];
  const { kernelHat } = context.convolution(layer);
  const kernel = weightsView(context.weight(layer.kernel));
  return [op('transformKernel', layer.name, { ...kernelCut(context, layer), kernel, kernelHat })];
}

function kernelGradient(context: PlanContext, layer: ConvolutionLayer): Op {
  const { dKernelHat: parts, partStride } = context.convolution(layer);
  return op('transformKernelGradient', layer.name, {
    ...kernelCut(context, layer),
    parts,
    partStride,
    dKernel: gradientView(context.trainable(layer.kernel)),
  });
}

/** Without a connection, there is no weight to train. */
function maskGradient(
  context: PlanContext,
  { name, kernel }: ConvolutionLayer,
  mask: Buffer | undefined,
): Op[] {
  if (!mask) return [];
  const { slices, sliceBytes, gradient } = context.trainable(kernel);
  return [op('mask', name, { slices, gradient: at(gradient), bits: at(mask), sliceBytes })];
}

function kernelCut(context: PlanContext, layer: ConvolutionLayer) {
  const { shape, scratch } = context.convolution(layer);
  const [height, width] = layer.kernelSize;
  const { slices } = context.weight(layer.kernel);
  const size = { height, width, piece: shape.piece, channels: layer.input[2] };
  return { slices, scratch, isNested: shape.nested !== undefined, ...size };
}

function denseGradients(context: PlanContext, plan: LayerPlan, layer: DenseLayer): Op[] {
  if (!plan.outputGradient) return [];
  const dy = wholeMatrix(asMatrix(plan.outputGradient));
  const kernel = context.trainable(layer.kernel);
  const kernelGradient = op('denseKernelGradient', layer.name, {
    slices: kernel.slices,
    x: wholeMatrix(asMatrix(plan.input)),
    dy,
    dKernel: gradientView(kernel),
    outputs: kernel.columns,
  });
  if (!layer.bias) return [kernelGradient];
  const dBias = at(context.trainable(layer.bias).gradient);
  const units = layer.output;
  return [kernelGradient, op('denseBiasGradient', layer.name, { slices: 1, dy, dBias, units })];
}

function reduce(context: PlanContext, weight: WeightSpec, parts: Buffer): Op {
  const { slices, sliceBytes, gradient } = context.trainable(weight);
  return op('reduce', weight.name, {
    slices,
    parts: at(parts),
    partStride: parts.stride,
    sum: at(gradient),
    sliceBytes,
  });
}

/** The kernel calls that change the gradient of a weight, if it is changed, and update the weight. */
function optimize(context: PlanContext, weight: WeightSpec): Op[] {
  const update = optimizerOp(context.options.optimizer, weight.name, context.trainable(weight));
  return [...adjustGradient(context, weight), update];
}

function optimizerOp(optimizer: ResolvedOptimizer, name: string, matrix: TrainableMatrix): Op {
  const { slices, sliceBytes, value, gradient, moments, isKernel } = matrix;
  const operands = { slices, w: at(value), gradient: at(gradient), sliceBytes };
  const [m, v] = moments;
  if (optimizer.name === 'sgd') {
    if (!m) return op('sgd', name, operands);
    const kernel = optimizer.nesterov ? 'nesterov' : 'momentum';
    return op(kernel, name, { ...operands, m: at(m), mu: optimizer.momentum });
  }
  if (optimizer.name === 'rmsprop') return rmspropOp(optimizer, name, matrix);
  if (optimizer.name === 'sdlm' || !m || !v) throw new RangeError(`${name} has no moments`);
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

function rmspropOp(
  { decay, momentum: mu, epsilon }: Extract<ResolvedOptimizer, { readonly name: 'rmsprop' }>,
  name: string,
  { slices, sliceBytes, value, gradient, moments }: TrainableMatrix,
): Op {
  const v = moments.at(-1);
  if (!v) throw new RangeError(`${name} has no moments`);
  const operands = { slices, w: at(value), gradient: at(gradient), sliceBytes, v: at(v), decay, epsilon };
  const rest = 1 - decay;
  const [m] = moments;
  if (mu === 0 || !m) return op('rmsprop', name, { ...operands, rest });
  return op('rmspropMomentum', name, { ...operands, rest, m: at(m), mu });
}
