import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import {
  crossEntropyGradient,
  crossEntropyLosses,
  firstInvalidLabel,
} from '../losses/cross-entropy-arithmetic.js';
import { InvalidLabelError } from '../losses/invalid-label-error.js';
import { input, type TrainingKernel } from './training-kernel.js';

/** Few numbers, and logarithms: plain loops on the heap, not worth a kernel in WASM. */
function rows(
  heap: Heap,
  inputs: NamedTensorInfoMap,
): { labels: ArrayLike<number>; probabilities: TensorInfo } {
  const labels = input(inputs, 'labels');
  const probabilities = input(inputs, 'probabilities');
  return { labels: labels.dtype === 'int32' ? heap.ints(labels) : heap.floats(labels), probabilities };
}

/** `labels` [batch], `probabilities` [batch, classes] → losses [batch]. */
export const sparseCrossEntropy: TrainingKernel = {
  kernelName: 'SparseCrossEntropy',
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const [batch = 0, classes = 0] = input(inputs, 'probabilities').shape;
    const losses = heap.output([batch]);
    const { labels, probabilities } = rows(heap, inputs);
    const invalid = firstInvalidLabel(labels, classes);
    if (invalid >= 0) {
      heap.release(losses);
      throw new InvalidLabelError(`${labels[invalid]}`, invalid, classes);
    }
    const smoothing = attrs.labelSmoothing as number;
    crossEntropyLosses(labels, heap.floats(probabilities), heap.floats(losses), classes, smoothing);
    return losses;
  },
};

/** The gradient of that with respect to `probabilities`, from `dy` [batch]. */
export const sparseCrossEntropyGrad: TrainingKernel = {
  kernelName: 'SparseCrossEntropyGrad',
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const { shape } = input(inputs, 'probabilities');
    const gradient = heap.output(shape);
    const { labels, probabilities } = rows(heap, inputs);
    crossEntropyGradient(
      labels,
      heap.floats(probabilities),
      heap.floats(input(inputs, 'dy')),
      heap.floats(gradient),
      shape[1] ?? 0,
      attrs.labelSmoothing as number,
    );
    return gradient;
  },
};
