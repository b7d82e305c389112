import type { Sequential } from '@tensorflow/tfjs-layers';
import { pretrainedPlainLenet5 } from './pretrained/pretrained-plain-lenet5.js';
import { sequentialFromPlain } from './sequential-from-plain.js';

/**
 * LeNet-5 trained on MNIST: the model of `lenet5()` with the weights of `pretrainedPlainLenet5()`.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 */
export async function pretrainedLenet5(): Promise<Sequential> {
  return sequentialFromPlain(await pretrainedPlainLenet5());
}
