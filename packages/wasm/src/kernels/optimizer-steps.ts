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
    heap.kernels.adam(
      heap.address(weights),
      heap.address(input(inputs, 'gradient')),
      heap.address(next),
      heap.address(input(inputs, 'firstMoment')),
      heap.address(input(inputs, 'secondMoment')),
      sizeOf(weights),
      attrs.rate as number,
      beta1,
      beta2,
      1 - beta1,
      1 - beta2,
      attrs.correction1 as number,
      attrs.correction2 as number,
      attrs.epsilon as number,
      attrs.decay as number,
    );
    return next;
  },
};

/** One momentum step on one variable: `weights`, `gradient` → new weights; writes the moment in place. */
export const momentumStep: TrainingKernel = {
  kernelName: 'MomentumStep',
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const weights = input(inputs, 'weights');
    const next = heap.output(weights.shape);
    heap.kernels.momentum(
      heap.address(weights),
      heap.address(input(inputs, 'gradient')),
      heap.address(next),
      heap.address(input(inputs, 'moment')),
      sizeOf(weights),
      attrs.rate as number,
      attrs.momentum as number,
    );
    return next;
  },
};
