import type { KernelOperands } from '../../../contract.generated.js';
import type { DepthwiseConvolutionLayer } from '../../../lower/network.js';
import type { LayerPlan } from '../../layer-plan.js';
import { at } from '../../memory/buffer.js';
import { asImage, type Value, withBorder } from '../../memory/value.js';
import { weightsView } from '../../memory/weight-matrix.js';
import { type Op, op } from '../../op.js';
import type { PlanContext } from '../../plan-context.js';
import { directBiasGradient } from './direct-convolution.js';

/** The kernel call that computes the output of a depthwise convolution. */
export function depthwiseForward(
  context: PlanContext,
  plan: LayerPlan,
  layer: DepthwiseConvolutionLayer,
): Op {
  return op('depthwiseConv2d', layer.name, {
    x: asImage(plan.input),
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    offsets: context.direct(layer).offsets,
    y: asImage(plan.output),
    ...sizes(context, layer),
  });
}

/** The kernel calls that compute the gradients of the weights of a depthwise convolution and, if `dx` is given, of its input. */
export function depthwiseBackward(
  context: PlanContext,
  plan: LayerPlan,
  layer: DepthwiseConvolutionLayer,
  { dy, dx }: { readonly dy: Value; readonly dx: Value | undefined },
): Op[] {
  const isFrozen = context.network.frozen.has(layer.name);
  return [
    ...(isFrozen ? [] : weightGradients(context, plan, layer, dy)),
    ...(dx ? [inputGradient(context, layer, dy, dx)] : []),
  ];
}

function weightGradients(
  context: PlanContext,
  plan: LayerPlan,
  layer: DepthwiseConvolutionLayer,
  dy: Value,
): Op[] {
  const kernel = op('depthwiseKernelGradient', layer.name, {
    x: asImage(plan.input),
    offsets: context.direct(layer).offsets,
    dy: asImage(dy),
    dKernel: { address: at(context.parts(layer.kernel)), row: context.weight(layer.kernel).row },
    ...sizes(context, layer),
  });
  return layer.bias ? [kernel, directBiasGradient(context, layer.name, layer.bias, dy)] : [kernel];
}

function inputGradient(
  context: PlanContext,
  layer: DepthwiseConvolutionLayer,
  gradient: Value,
  input: Value,
): Op {
  const { gradientOffsets } = context.direct(layer);
  if (!gradientOffsets) throw new RangeError(`${layer.name} has no gradient of its input`);
  const dx = asImage(input);
  const { padding } = layer;
  const rows = layer.input[0] + padding.top + padding.bottom;
  return op('depthwiseInputGradient', layer.name, {
    kernel: weightsView(context.weight(layer.kernel)),
    offsets: gradientOffsets,
    dy: asImage(gradient),
    dx,
    cleared: withBorder(dx, padding).address,
    bytes: rows * dx.row,
    ...sizes(context, layer),
  });
}

type Sizes = Pick<
  KernelOperands['depthwiseConv2d'],
  'places' | 'channels' | 'multiplier' | 'taps' | 'pixels'
>;

function sizes(context: PlanContext, layer: DepthwiseConvolutionLayer): Sizes {
  const { places, taps, pixels } = context.direct(layer);
  const channels = layer.input[2];
  return { places, channels, multiplier: layer.output[2] / channels, taps, pixels };
}
