import type { LayerPlan } from './layer-plan.js';
import type { PlanContext } from './plan-context.js';

/** See assembly/kernels/dropout.ts. */
interface DropoutMask {
  readonly groupsInColumns: number;
  readonly key: number;
  readonly drop: number;
  readonly scale: number;
}

/** The operands that tell a dropout's mask: the same on the way forward and on the way back. */
export function dropoutMask(context: PlanContext, plan: LayerPlan, rate: number): DropoutMask {
  return {
    groupsInColumns: plan.input.kind === 'matrix' ? 1 : 0,
    key: (Math.imul(context.options.seed, 0x9e3779b1) + context.layers.indexOf(plan)) | 0,
    drop: Math.floor(rate * 2 ** 32) | 0,
    scale: 1 / (1 - rate),
  };
}
