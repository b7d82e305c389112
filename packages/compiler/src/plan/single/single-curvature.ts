import type { WeightSpec } from '@lenet5/core';
import type { ConvolutionLayer, DenseLayer, SubsamplingLayer } from '../../lower/network.js';
import { roundUp } from '../memory/arena.js';
import { type Address, at } from '../memory/buffer.js';
import { weightsView } from '../memory/weight-matrix.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import {
  activationGradient,
  convolutionGradients,
  inputGradient,
  subsamplingGradients,
  unflatten,
} from './single-backward.js';
import type { StepLayer } from './step-layers.js';

/**
 * The kernel calls that compute second derivatives of the loss with respect to the input of a layer from those with respect to its
 * output, and add those with respect to its weights to their sums. A layer that is linear in its input and in its weights passes
 * them back as gradients, with the squares of both; an activation multiplies by f′².
 */
export function curvatureOps(context: PlanContext, plan: StepLayer): Op[] {
  const { layer } = plan;
  switch (layer.kind) {
    case 'activation': {
      const times = activationGradient(plan, layer);
      return plan.isLeftToPooling ? [] : [times, times];
    }
    case 'flatten':
      return plan.inputGradient ? [unflatten(plan, layer)] : [];
    case 'dense':
      return dense(context, plan, layer);
    case 'subsampling':
      return subsampling(context, plan, layer);
    case 'convolution':
      return convolution(context, plan, layer);
    default:
      throw new TypeError(`${layer.kind} has no second derivatives for a single image`);
  }
}

function dense(context: PlanContext, plan: StepLayer, layer: DenseLayer): Op[] {
  const hy = plan.outputGradient.address;
  const both = op('singleDenseCurvature', layer.name, {
    x: plan.input.address,
    kernel: weightsView(context.weight(layer.kernel)),
    sums: sums(context, layer.kernel),
    hy,
    hx: inputGradient(plan).address,
    inputs: layer.input,
    outputs: roundUp(layer.output, 4),
  });
  return layer.bias ? [both, accumulate(context, layer.bias, hy)] : [both];
}

function subsampling(context: PlanContext, plan: StepLayer, layer: SubsamplingLayer): Op[] {
  return [
    subsamplingGradients(context, plan, layer, true),
    accumulate(context, layer.kernel),
    accumulate(context, layer.bias),
  ];
}

function convolution(context: PlanContext, plan: StepLayer, layer: ConvolutionLayer): Op[] {
  return [
    ...convolutionGradients(context, plan, layer, true),
    accumulate(context, layer.kernel),
    ...(layer.bias ? [accumulate(context, layer.bias)] : []),
  ];
}

/** Adds the second derivatives of a weight, which are by default in the buffer of its gradient. */
function accumulate(context: PlanContext, weight: WeightSpec, x?: Address): Op {
  const { gradient } = context.trainable(weight);
  const sum = sums(context, weight);
  return op('accumulate', weight.name, { x: x ?? at(gradient), sum, bytes: gradient.bytes });
}

function sums(context: PlanContext, weight: WeightSpec): Address {
  const [buffer] = context.weight(weight).moments;
  if (!buffer) throw new RangeError(`${weight.name} has no second derivatives`);
  return at(buffer);
}
