import { cast, engine, getKernel, losses, type Scalar, type Tensor, util } from '@tensorflow/tfjs-core';
import { softmaxCrossEntropyLoss } from '../kernels/softmax-cross-entropy.js';

/**
 * The mean over a batch of the cross-entropy of softmax(logits), in nats: `tf.losses.softmaxCrossEntropy` as one
 * kernel call forward and one backward, instead of about forty in tfjs. On another backend, or before
 * `registerTrainingKernels()`, this calls tfjs's function.
 *
 * @param targets Target probabilities `[batch, classes]`, float32 or the int32 of `tf.oneHot()`. They are constants: no
 * gradient flows into them.
 * @param logits Float32 `[batch, classes]`.
 * @throws {Error} if the shapes differ or are not of rank 2, as tfjs does.
 *
 * @example
 * ```ts
 * import { setupWasm, softmaxCrossEntropy } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * const targets = tf.oneHot(tf.tensor1d([2], 'int32'), 10);
 * const logits = tf.zeros([1, 10]); // every class has probability 0.1
 * console.log(softmaxCrossEntropy(targets, logits).dataSync()[0]); // 2.3026
 * ```
 */
export function softmaxCrossEntropy(targets: Tensor, logits: Tensor): Scalar {
  const { kernelName } = softmaxCrossEntropyLoss;
  if (!getKernel(kernelName, engine().backendName)) return losses.softmaxCrossEntropy(targets, logits);
  util.assertShapesMatch(targets.shape, logits.shape, 'Error in softmaxCrossEntropy: ');
  util.assert(
    logits.rank === 2,
    () => `Error in softmaxCrossEntropy: logits must be [batch, classes], found rank ${logits.rank}`,
  );
  return engine().runKernel<Scalar>(kernelName, { targets: toFloats(targets), logits: toFloats(logits) });
}

/** The kernel reads float32 bytes; `tf.oneHot()` returns int32. */
function toFloats(values: Tensor): Tensor {
  return values.dtype === 'float32' ? values : cast(values, 'float32');
}
