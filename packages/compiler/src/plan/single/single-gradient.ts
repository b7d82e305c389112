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
 * The kernel calls that compute the gradient of the input of a layer from that of its output, and then update the weights of the
 * layer.
 */
export function gradientOps(context: PlanContext, plan: StepLayer): Op[] {
  const { layer } = plan;
  switch (layer.kind) {
    case 'activation':
      return plan.isLeftToPooling ? [] : [activationGradient(plan, layer)];
    case 'flatten':
      return plan.inputGradient ? [unflatten(plan, layer)] : [];
    case 'dense':
      return dense(context, plan, layer);
    case 'subsampling':
      return subsampling(context, plan, layer);
    case 'convolution':
      return convolution(context, plan, layer);
    default:
      throw new TypeError(`${layer.kind} has no gradient for a single image`);
  }
}

function dense(context: PlanContext, plan: StepLayer, layer: DenseLayer): Op[] {
  const kernel = context.weight(layer.kernel);
  const dy = plan.outputGradient.address;
  const step = op('singleDenseStep', layer.name, {
    x: plan.input.address,
    kernel: weightsView(kernel),
    stepSizes: stepSizes(context, layer.kernel),
    dy,
    dx: inputGradient(plan).address,
    inputs: layer.input,
    outputs: roundUp(layer.output, 4),
  });
  return layer.bias ? [step, descend(context, layer.bias, dy)] : [step];
}

function subsampling(context: PlanContext, plan: StepLayer, layer: SubsamplingLayer): Op[] {
  return [
    subsamplingGradients(context, plan, layer, false),
    descend(context, layer.kernel),
    descend(context, layer.bias),
  ];
}

function convolution(context: PlanContext, plan: StepLayer, layer: ConvolutionLayer): Op[] {
  return [
    ...convolutionGradients(context, plan, layer, false),
    descend(context, layer.kernel),
    ...(layer.bias ? [descend(context, layer.bias)] : []),
  ];
}

/** Updates a weight. Its gradient is by default in its buffer. */
function descend(context: PlanContext, weight: WeightSpec, gradient?: Address): Op {
  const { value, gradient: buffer } = context.trainable(weight);
  return op('descend', weight.name, {
    w: at(value),
    gradient: gradient ?? at(buffer),
    stepSizes: stepSizes(context, weight),
    bytes: value.bytes,
  });
}

function stepSizes(context: PlanContext, weight: WeightSpec): Address {
  const { stepSizes: buffer } = context.weight(weight);
  if (!buffer) throw new RangeError(`${weight.name} has no step sizes`);
  return at(buffer);
}
