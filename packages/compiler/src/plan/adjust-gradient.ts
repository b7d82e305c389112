import { resolveGradient, type WeightSpec } from '@lenet5/core';
import type { KernelName } from '../contract.generated.js';
import { type GradientSums, sumsAt } from './gradient-sums.js';
import { at } from './memory/buffer.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';

/** The kernel calls that change the gradient of a weight before the optimizer uses it; see `GradientConfig`. */
export function adjustGradient(context: PlanContext, weight: WeightSpec): Op[] {
  const { name } = weight;
  const { slices, sliceBytes, value, gradient } = context.trainable(weight);
  const { clipValue, l1, l2 } = context.options.gradient ?? resolveGradient();
  const range = { slices, gradient: at(gradient), sliceBytes };
  const { gradientSums: sums } = context;
  const place = sums?.places.get(weight);
  const ops: Op[] = [];
  if (sums && place?.penalty !== undefined) {
    const penalties = sumsAt(sums.penalties, place.penalty);
    ops.push(op('regularize', name, { ...range, w: at(value), penalties, l1, l2 }));
  }
  if (clipValue < Infinity) ops.push(op('clipGradient', name, { ...range, limit: clipValue }));
  if (sums && place && sums.squareCount > 0) {
    ops.push(op('squareSums', name, { ...range, sums: sumsAt(sums.squares, place.square) }));
    ops.push(op('scaleGradient', name, { ...range, factor: at(sums.factor) }));
  }
  return ops;
}

/** The kernel call between the gradients and the updates, if they need totals over all weights. */
export function totalsOp(context: PlanContext, sums: GradientSums): Op {
  const { squares, squareCount, penalties, penaltyCount, factor } = sums;
  return op('gradientTotals', 'loss', {
    slices: 1,
    squares: at(squares),
    squareCount,
    penalties: at(penalties),
    penaltyCount,
    norm: Math.min(context.options.gradient?.clipNorm ?? LARGEST, LARGEST),
    factor: at(factor),
  });
}

/** The largest float32: no norm is limited by it. */
const LARGEST = 3.402_823_466_385_288_6e38;

/** The kernels that need the totals, or come after one that does. */
const UPDATES: ReadonlySet<KernelName> = new Set<KernelName>([
  'scaleGradient',
  'adam',
  'sgd',
  'momentum',
  'nesterov',
  'rmsprop',
  'rmspropMomentum',
  'transformKernel',
]);

/** Whether a kernel call on weights has to wait for the totals. */
export function needsTotals({ kernel }: Op): boolean {
  return UPDATES.has(kernel);
}
