import type { NamedAttrMap, NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input, sizeOf } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/** One Adam step on one variable: `weights`, `gradient` → new weights; writes both moments in place. */
export const adamStep: TrainingKernel = {
  kernelName: 'AdamStep',
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const weights = input(inputs, 'weights');
    const next = heap.output(weights.shape);
    const beta1 = attrs.beta1 as number;
    const beta2 = attrs.beta2 as number;
    heap.kernels.adam({
      weights: heap.address(weights),
      gradient: heap.address(input(inputs, 'gradient')),
      next: heap.address(next),
      firstMoment: heap.address(input(inputs, 'firstMoment')),
      secondMoment: heap.address(input(inputs, 'secondMoment')),
      count: sizeOf(weights),
      rate: attrs.rate as number,
      beta1,
      beta2,
      rest1: 1 - beta1,
      rest2: 1 - beta2,
      correction1: attrs.correction1 as number,
      correction2: attrs.correction2 as number,
      epsilon: attrs.epsilon as number,
      decay: attrs.decay as number,
    });
    return next;
  },
};

/** One momentum step on one variable: `weights`, `gradient` → new weights; writes the moment in place. */
export const momentumStep: TrainingKernel = {
  kernelName: 'MomentumStep',
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const weights = input(inputs, 'weights');
    const next = heap.output(weights.shape);
    heap.kernels.momentum({
      weights: heap.address(weights),
      gradient: heap.address(input(inputs, 'gradient')),
      next: heap.address(next),
      moment: heap.address(input(inputs, 'moment')),
      count: sizeOf(weights),
      rate: attrs.rate as number,
      mu: attrs.momentum as number,
    });
    return next;
  },
};
