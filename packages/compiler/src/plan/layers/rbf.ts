import type { RbfLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { at } from '../memory/buffer.js';
import { asMatrix, type Value } from '../memory/value.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';

/** The kernel call that computes the logits. */
export function rbfForward(
  context: Pick<PlanContext, 'centers'>,
  plan: Pick<LayerPlan, 'input' | 'output'>,
  layer: RbfLayer,
): Op {
  return op('rbf', layer.name, {
    x: asMatrix(plan.input),
    centers: at(context.centers(layer)),
    z: asMatrix(plan.output),
    ...sizes(layer),
  });
}

/** The kernel call that computes the gradient of the input. */
export function rbfBackward(
  context: PlanContext,
  plan: LayerPlan,
  layer: RbfLayer,
  gradients: { readonly dy: Value; readonly dx: Value },
): Op {
  return op('rbfGradient', layer.name, {
    x: asMatrix(plan.input),
    centers: at(context.centers(layer)),
    dz: asMatrix(gradients.dy),
    dx: asMatrix(gradients.dx),
    ...sizes(layer),
  });
}

function sizes({ input, output }: RbfLayer) {
  return { inputs: input, classes: output };
}
