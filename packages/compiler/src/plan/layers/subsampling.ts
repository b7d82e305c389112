import type { SubsamplingLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { at } from '../memory/buffer.js';
import { asImage, type Value } from '../memory/value.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';

/** The kernel call that computes the output of a subsampling. */
export function subsamplingForward(context: PlanContext, plan: LayerPlan, layer: SubsamplingLayer): Op {
  return op('subsample', layer.name, {
    x: asImage(plan.input),
    kernel: at(context.weight(layer.kernel).value),
    bias: at(context.weight(layer.bias).value),
    y: asImage(plan.output),
    ...sizes(layer),
  });
}

/** The kernel call that computes the gradients of a subsampling, and of the activation before it. */
export function subsamplingBackward(
  context: PlanContext,
  plan: LayerPlan,
  layer: SubsamplingLayer,
  gradients: { readonly dy: Value; readonly dx: Value },
): Op {
  return op('subsampleGradient', layer.name, {
    kind: plan.activation ?? 'none',
    x: asImage(plan.input),
    kernel: at(context.weight(layer.kernel).value),
    dy: asImage(gradients.dy),
    dx: asImage(gradients.dx),
    dKernel: at(context.parts(layer.kernel)),
    dBias: at(context.parts(layer.bias)),
    ...sizes(layer),
  });
}

function sizes({ output: [height, width, channels], poolSize: [poolHeight, poolWidth] }: SubsamplingLayer) {
  return { channels, height, width, poolHeight, poolWidth };
}
