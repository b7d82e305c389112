import type {
  Conv2DLayer,
  DepthwiseConv2DLayer,
  Pair,
  Pooling2DLayer,
  SeparableConv2DLayer,
} from '@lenet5/core';
import { depthwiseWeights, kernelWeights } from '../kernel-layout.js';
import type { OnnxNode } from '../proto/onnx-graph.js';
import type { GraphBuilder } from './graph-builder.js';

/** Writes a convolution without its activation. */
export function writeConv2D(graph: GraphBuilder, layer: Conv2DLayer, input: string): string {
  const { name, kernelSize, filters, inputShape, dilationRate } = layer;
  const { kernel, bias } = graph.kernelAndBias(layer);
  const weights = kernelWeights(name, { kernel, sizes: [...kernelSize, inputShape[2], filters] }, bias);
  const attributes = { ...windowOf(layer, kernelSize), dilations: dilationRate };
  return graph.add('Conv', name, [input, ...weights], attributes);
}

/** Writes a depthwise convolution, which has a group per channel, without its activation. */
export function writeDepthwise(graph: GraphBuilder, layer: DepthwiseConv2DLayer, input: string): string {
  const { kernel, bias } = graph.kernelAndBias(layer);
  const weights = depthwiseWeights(layer.name, kernel, bias);
  return graph.add('Conv', layer.name, [input, ...weights], groupsOf(layer));
}

/** Writes a depthwise convolution, and one with a kernel of one pixel, without the activation. */
export function writeSeparable(graph: GraphBuilder, layer: SeparableConv2DLayer, input: string): string {
  const { name, filters } = layer;
  const { kernel, bias } = graph.kernelAndBias(layer);
  const pointwise = graph.weight(layer.pointwiseKernel);
  const part = `${name}.depthwise`;
  const depthwise = graph.add('Conv', part, [input, ...depthwiseWeights(part, kernel)], groupsOf(layer));
  const [, , channels = 0] = pointwise.shape;
  const weights = kernelWeights(name, { kernel: pointwise, sizes: [1, 1, channels, filters] }, bias);
  return graph.add('Conv', name, [depthwise, ...weights], { kernel_shape: [1, 1] });
}

function groupsOf(layer: DepthwiseConv2DLayer | SeparableConv2DLayer): OnnxNode['attributes'] {
  const { kernelSize, dilationRate, inputShape } = layer;
  return { ...windowOf(layer, kernelSize), dilations: dilationRate, group: inputShape[2] };
}

/** The parts of a layer that move a window over its input. */
type WindowLayer = Pick<
  Conv2DLayer | Pooling2DLayer,
  'strides' | 'padding' | 'inputShape' | 'outputShape'
> & { readonly dilationRate?: Pair };

/** The attributes of the window of a convolution or pooling. */
export function windowOf(layer: WindowLayer, size: Pair): OnnxNode['attributes'] {
  return { kernel_shape: size, strides: layer.strides, pads: padsOf(layer, size) };
}

/**
 * Padding above, left, below, right. As in TensorFlow, `same` padding adds an odd row or column at the end. An average
 * excludes the padding, which is also the default of ONNX.
 */
function padsOf(layer: WindowLayer, size: Pair): number[] {
  if (layer.padding === 'valid') return [0, 0, 0, 0];
  const totals = size.map((length, axis) => {
    const extent = (length - 1) * (layer.dilationRate?.[axis] ?? 1) + 1;
    const steps = (layer.outputShape[axis] ?? 1) - 1;
    return Math.max(0, steps * (layer.strides[axis] ?? 1) + extent - (layer.inputShape[axis] ?? 0));
  });
  const before = totals.map((total) => Math.floor(total / 2));
  return [...before, ...totals.map((total, axis) => total - (before[axis] ?? 0))];
}
