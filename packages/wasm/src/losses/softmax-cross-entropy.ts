import { engine, getKernel, losses, type Scalar, type Tensor, util } from '@tensorflow/tfjs-core';
import { softmaxCrossEntropyLoss } from '../kernels/softmax-cross-entropy.js';

/**
 * The mean over a batch of the cross-entropy of softmax(logits), in nats: `tf.losses.softmaxCrossEntropy` as one kernel
 * forward and one backward, where tfjs takes some forty. On another backend, or before `registerTrainingKernels()`, it
 * is tfjs's own.
 *
 * @param targets What the softmax should give, float32 `[batch, classes]`. Taken as constants: no gradient flows into
 * them.
 * @param logits Float32 `[batch, classes]`.
 * @throws {Error} if the shapes differ or are not of rank 2, as tfjs does.
 */
export function softmaxCrossEntropy(targets: Tensor, logits: Tensor): Scalar {
  const { kernelName } = softmaxCrossEntropyLoss;
  if (!getKernel(kernelName, engine().backendName)) return losses.softmaxCrossEntropy(targets, logits);
  util.assertShapesMatch(targets.shape, logits.shape, 'Error in softmaxCrossEntropy: ');
  util.assert(
    logits.rank === 2,
    () => `Error in softmaxCrossEntropy: logits must be [batch, classes], found rank ${logits.rank}`,
  );
  return engine().runKernel<Scalar>(kernelName, { targets, logits });
}
