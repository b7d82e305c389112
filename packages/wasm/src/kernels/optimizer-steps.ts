import type { NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { sizeOf } from '../tensor-info.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

type AdamAttrs = Record<
  'rate' | 'beta1' | 'beta2' | 'correction1' | 'correction2' | 'epsilon' | 'decay',
  number
>;

type MomentumAttrs = Record<'rate' | 'momentum', number>;

/** One Adam step on one variable: `weights`, `gradient` → new weights; writes the moments `m` and `v` in place. */
export const adamStep: TrainingKernel = {
  kernelName: 'AdamStep',
  run(heap: Heap, { weights, gradient, m, v }: KernelInputs, attrs: NamedAttrMap) {
    const next = heap.output(weights.shape);
    const { rate, beta1, beta2, correction1, correction2, epsilon, decay } = attrs as AdamAttrs;
    heap.kernels.adam(
      weights,
      gradient,
      next,
      m,
      v,
      sizeOf(weights),
      rate,
      beta1,
      beta2,
      1 - beta1,
      1 - beta2,
      correction1,
      correction2,
      epsilon,
      decay,
    );
    return next;
  },
};

/** One momentum step on one variable: `weights`, `gradient` → new weights; writes the moment `m` in place. */
export const momentumStep: TrainingKernel = {
  kernelName: 'MomentumStep',
  run(heap: Heap, { weights, gradient, m }: KernelInputs, attrs: NamedAttrMap) {
    const next = heap.output(weights.shape);
    const { rate, momentum } = attrs as MomentumAttrs;
    heap.kernels.momentum(weights, gradient, next, m, sizeOf(weights), rate, momentum);
    return next;
  },
};
