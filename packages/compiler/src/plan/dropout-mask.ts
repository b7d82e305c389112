import type { LayerPlan } from './layer-plan.js';
import type { PlanContext } from './plan-context.js';

/** Operands of assembly/kernels/dropout.ts. */
interface DropoutMask {
  readonly columnsAreGroups: boolean;
  readonly key: number;
  readonly drop: number;
  readonly scale: number;
}

/** The operands that determine the mask of a dropout layer: the same in the forward and the backward pass. */
export function dropoutMask(context: PlanContext, plan: LayerPlan, rate: number): DropoutMask {
  return {
    columnsAreGroups: plan.input.kind === 'matrix',
    key: (Math.imul(context.options.seed, 0x9e3779b1) + context.layers.indexOf(plan)) | 0,
    drop: Math.floor(rate * 2 ** 32) | 0,
    scale: 1 / (1 - rate),
  };
}
