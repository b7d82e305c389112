import { engine, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { softmaxCrossEntropyGrad, softmaxCrossEntropyLoss } from '../kernels/softmax-cross-entropy.js';

/** The gradient of the loss kernel. Targets are constants. */
export const softmaxCrossEntropyGradient: GradConfig = {
  kernelName: softmaxCrossEntropyLoss.kernelName,
  inputsToSave: ['targets', 'logits'],
  gradFunc: (dys, saved) => {
    const [targets, logits] = saved as [Tensor, Tensor];
    const dy = dys as Tensor;
    return {
      logits: () => engine().runKernel<Tensor>(softmaxCrossEntropyGrad.kernelName, { targets, logits, dy }),
    };
  },
};
