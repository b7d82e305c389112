import type { Sequential } from '@tensorflow/tfjs-layers';
import { pretrainedPlainLenet5 } from './pretrained/pretrained-plain-lenet5.js';
import { sequentialFromPlain } from './sequential-from-plain.js';

/**
 * LeNet-5 trained on MNIST: the model of `lenet5()` with the weights of `pretrainedPlainLenet5()`.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 *
 * @example
 * ```ts
 * import { loadMnist } from '@lenet5/mnist';
 * import { pretrainedLenet5 } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * const { test } = await loadMnist();
 * const model = await pretrainedLenet5();
 * const pixels = Float32Array.from(test.images.subarray(0, 784), (value) => value / 255);
 * const [probabilities] = [model.predict(tf.tensor(pixels, [1, 28, 28, 1]))].flat();
 * if (probabilities) console.log(tf.argMax(probabilities, 1).dataSync()); // Int32Array(1) [ 7 ]
 * ```
 */
export async function pretrainedLenet5(): Promise<Sequential> {
  return sequentialFromPlain(await pretrainedPlainLenet5());
}
