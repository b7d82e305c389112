import type { Heap } from '../heap.js';
import { crossEntropyGradient, meanCrossEntropy } from '../losses/softmax-cross-entropy-arithmetic.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

// A few hundred numbers and their exponentials don't justify a WebAssembly kernel: plain loops on the heap.

/** `targets` and `logits`, both [batch, classes] → the mean loss, a scalar. */
export const softmaxCrossEntropyLoss: TrainingKernel = {
  kernelName: 'SoftmaxCrossEntropy',
  run(heap: Heap, { targets, logits }: KernelInputs) {
    const loss = heap.output([]);
    heap.floats(loss)[0] = meanCrossEntropy(heap.floats(targets), heap.floats(logits), logits.shape[1] ?? 1);
    return loss;
  },
};

/** The gradient of that with respect to `logits`, from the scalar `dy`. */
export const softmaxCrossEntropyGrad: TrainingKernel = {
  kernelName: 'SoftmaxCrossEntropyGrad',
  run(heap: Heap, { targets, logits, dy }: KernelInputs) {
    const gradient = heap.output(logits.shape);
    crossEntropyGradient(
      heap.floats(targets),
      heap.floats(logits),
      heap.floats(dy)[0] ?? 0,
      heap.floats(gradient),
      logits.shape[1] ?? 1,
    );
    return gradient;
  },
};
