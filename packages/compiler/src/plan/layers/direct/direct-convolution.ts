import type { WeightSpec } from '@lenet5/core';
import type { DirectConvolutionLayer } from '../../../lower/network.js';
import type { LayerPlan } from '../../layer-plan.js';
import { at } from '../../memory/buffer.js';
import { asImage, linesOf, type Value, withBorder } from '../../memory/value.js';
import { weightsView } from '../../memory/weight-matrix.js';
import { type Op, op } from '../../op.js';
import type { PlanContext } from '../../plan-context.js';

/** The kernel call that computes the output of a direct convolution. */
export function directForward(context: PlanContext, plan: LayerPlan, layer: DirectConvolutionLayer): Op {
  const { places, pixels, offsets, taps } = context.direct(layer);
  return op('directConv2d', layer.name, {
    x: plan.input.address,
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    offsets,
    places,
    y: asImage(plan.output),
    taps,
    filters: layer.output[2],
    pixels,
  });
}

/** The kernel calls that compute the gradients of the weights of a direct convolution and, if `dx` is given, of its input. */
export function directBackward(
  context: PlanContext,
  plan: LayerPlan,
  layer: DirectConvolutionLayer,
  gradients: { readonly dy: Value; readonly dx: Value | undefined },
): Op[] {
  const isFrozen = context.network.frozen.has(layer.name);
  const { dy, dx } = gradients;
  return [
    ...(isFrozen ? [] : weightGradients(context, plan, layer, dy)),
    ...(dx ? [inputGradient(context, layer, dy, dx)] : []),
  ];
}

function weightGradients(
  context: PlanContext,
  plan: LayerPlan,
  layer: DirectConvolutionLayer,
  dy: Value,
): Op[] {
  const { places, pixels, offsets, taps } = context.direct(layer);
  const kernel = op('directKernelGradient', layer.name, {
    x: plan.input.address,
    offsets,
    places,
    dy: asImage(dy),
    dKernel: { address: at(context.parts(layer.kernel)), row: context.weight(layer.kernel).row },
    taps,
    filters: layer.output[2],
    pixels,
  });
  return layer.bias ? [kernel, directBiasGradient(context, layer.name, layer.bias, dy)] : [kernel];
}

/** The kernel call that sums the gradient of a bias over the pixels. */
export function directBiasGradient(
  context: PlanContext,
  name: string,
  bias: WeightSpec,
  gradient: Value,
): Op {
  const [dy] = linesOf(gradient, gradient);
  const { units, rows, columns } = dy;
  return op('biasGradient', name, { dy, dBias: at(context.parts(bias)), units, rows, columns });
}

function inputGradient(
  context: PlanContext,
  layer: DirectConvolutionLayer,
  gradient: Value,
  input: Value,
): Op {
  const { places, pixels, gradientOffsets, taps } = context.direct(layer);
  if (!gradientOffsets) throw new RangeError(`${layer.name} has no gradient of its input`);
  const dx = asImage(input);
  const { padding } = layer;
  const rows = layer.input[0] + padding.top + padding.bottom;
  return op('directInputGradient', layer.name, {
    kernel: weightsView(context.weight(layer.kernel)),
    offsets: gradientOffsets,
    places,
    dy: asImage(gradient),
    dx: input.address,
    cleared: withBorder(dx, padding),
    channels: layer.input[2],
    bytes: rows * dx.row,
    taps,
    filters: layer.output[2],
    pixels,
  });
}
