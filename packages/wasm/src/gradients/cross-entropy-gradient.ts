import { engine, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { sparseCrossEntropy, sparseCrossEntropyGrad } from '../kernels/cross-entropy.js';

/** The gradient of our own loss kernel. Labels have none. */
export const crossEntropyGradient: GradConfig = {
  kernelName: sparseCrossEntropy.kernelName,
  inputsToSave: ['labels', 'probabilities'],
  gradFunc: (dys, saved, attrs) => {
    const [labels, probabilities] = saved as [Tensor, Tensor];
    const dy = dys as Tensor;
    return {
      probabilities: () =>
        engine().runKernel<Tensor>(sparseCrossEntropyGrad.kernelName, { labels, probabilities, dy }, attrs),
    };
  },
};
