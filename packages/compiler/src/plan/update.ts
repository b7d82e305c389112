import type { ResolvedOptimizer } from '@lenet5/core';
import type { ConvolutionLayer, DenseLayer, Weight } from '../lower/network.js';
import { at, type Buffer } from './buffer.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { asMatrix } from './value.js';
import type { WeightMatrix } from './weight-matrix.js';

/** The calls that complete the gradients of a layer's weights over the batch, and let the optimiser follow them. */
export function updateOps(context: PlanContext, plan: LayerPlan): Op[] {
  const { layer } = plan;
  if (layer.kind === 'dense') {
    const gradients = denseGradients(context, plan, layer);
    return [...gradients, ...weightsOf(layer).map((weight) => optimizerOp(context, weight))];
  }
  if (layer.kind !== 'convolution') return [];
  const { biasParts } = context.convolution(layer);
  const ops = [
    kernelGradient(context, layer),
    optimizerOp(context, layer.kernel),
    ...transformOps(context, plan),
  ];
  if (!layer.bias || !biasParts) return ops;
  return [...ops, reduce(context, layer.bias, biasParts), optimizerOp(context, layer.bias)];
}

/** The calls that keep the transformed kernel of a convolution in step with the kernel. */
export function transformOps(context: PlanContext, { layer }: LayerPlan): Op[] {
  if (layer.kind !== 'convolution') return [];
  const { shape, channels, kernelHat, input } = context.convolution(layer);
  const { slices, value } = context.weight(layer.kernel);
  const transform = op('transformKernel', layer.name, {
    ...{ slices, kernel: at(value), kernelHat: at(kernelHat.buffer) },
    ...{ width: layer.kernelSize[1], piece: shape.piece, channels: layer.input[2] },
    ...{ kernelRow: kernelHat.row, hatPoint: kernelHat.point },
  });
  if (!input) return [transform];
  const { buffer, row, point } = input.transposed;
  const transpose = op('transposeKernel', layer.name, {
    ...{ slices, kernelHat: at(kernelHat.buffer), transposed: at(buffer) },
    ...{ channels, filters: layer.output[2], kernelRow: kernelHat.row, hatPoint: kernelHat.point },
    ...{ transposedRow: row, transposedPoint: point },
  });
  return [transform, transpose];
}

function kernelGradient(context: PlanContext, layer: ConvolutionLayer): Op {
  const { shape, kernelHat, kernelParts } = context.convolution(layer);
  const { slices, gradient } = context.weight(layer.kernel);
  return op('transformKernelGradient', layer.name, {
    ...{ slices, parts: at(kernelParts), dKernel: at(gradient), stride: kernelParts.stride },
    ...{ width: layer.kernelSize[1], piece: shape.piece, channels: layer.input[2] },
    ...{ kernelRow: kernelHat.row, hatPoint: kernelHat.point },
  });
}

function weightsOf(layer: DenseLayer): Weight[] {
  return layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
}

function denseGradients(context: PlanContext, plan: LayerPlan, layer: DenseLayer): Op[] {
  if (!plan.outputGradient) return [];
  const x = asMatrix(plan.input);
  const dy = asMatrix(plan.outputGradient);
  const kernel = context.weight(layer.kernel);
  const ops = [
    op('denseKernelGradient', layer.name, {
      slices: kernel.slices,
      x: at(x.buffer),
      dy: at(dy.buffer),
      dKernel: at(kernel.gradient),
      ...{ outputs: kernel.columns, xUnit: x.unit, dyUnit: dy.unit, kernelRow: kernel.row },
    }),
  ];
  if (layer.bias) {
    ops.push(
      op('denseBiasGradient', layer.name, {
        slices: 1,
        dy: at(dy.buffer),
        dBias: at(context.weight(layer.bias).gradient),
        units: layer.output,
        dyUnit: dy.unit,
      }),
    );
  }
  return ops;
}

function reduce(context: PlanContext, weight: Weight, parts: Buffer): Op {
  const { slices, sliceBytes, gradient } = context.weight(weight);
  return op('reduce', weight.name, {
    slices,
    sliceBytes,
    parts: at(parts),
    sum: at(gradient),
    stride: parts.stride,
  });
}

function optimizerOp(context: PlanContext, weight: Weight): Op {
  const matrix = context.weight(weight);
  const { slices, sliceBytes } = matrix;
  const slice = { slices, sliceBytes, w: at(matrix.value), gradient: at(matrix.gradient) };
  return callOptimizer(context.options.optimizer, weight.name, matrix, slice);
}

function callOptimizer(
  optimizer: ResolvedOptimizer,
  name: string,
  { moments, isKernel }: WeightMatrix,
  slice: { slices: number; sliceBytes: number; w: ReturnType<typeof at>; gradient: ReturnType<typeof at> },
): Op {
  const [m, v] = moments;
  if (optimizer.name === 'sgd') {
    if (!m) return op('sgd', name, slice);
    return op('momentum', name, { ...slice, m: at(m), momentum: optimizer.momentum });
  }
  if (!m || !v) throw new RangeError(`${name} has no moments`);
  const { beta1, beta2, epsilon } = optimizer;
  return op('adam', name, {
    ...slice,
    m: at(m),
    v: at(v),
    ...{ beta1, beta2, rest1: 1 - beta1, rest2: 1 - beta2, epsilon },
    decays: optimizer.name === 'adamw' && isKernel ? 1 : 0,
  });
}
