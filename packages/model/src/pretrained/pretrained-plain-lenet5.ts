import {
  connectLayers,
  decodeSafetensors,
  layerWeights,
  lenet5Config,
  type PlainModel,
  plainModel,
} from '@lenet5/core';
import { orderWeights } from '../order-weights.js';

/**
 * LeNet-5 trained on MNIST by the recipe `best`, without tfjs. The model card, `pretrained/README.md` in the repository, has
 * its scores and the command that trains it. Each call returns a model of its own.
 *
 * @returns a model that takes pixels from 0 (paper) to 1 (ink), `[batch, 28, 28, 1]`
 *
 * @example
 * ```ts
 * import { compile } from '@lenet5/compiler';
 * import { argmax } from '@lenet5/metrics';
 * import { loadMnist } from '@lenet5/mnist';
 * import { pretrainedPlainLenet5 } from '@lenet5/model/pretrained';
 *
 * const { test } = await loadMnist();
 * const program = await compile(await pretrainedPlainLenet5());
 * console.log(argmax(await program.predict(test.images.subarray(0, 784)))); // 7
 * await program.dispose();
 * ```
 */
export async function pretrainedPlainLenet5(): Promise<PlainModel> {
  const { PRETRAINED_WEIGHTS } = await import('./weights.generated.js');
  const bytes = Uint8Array.from(atob(PRETRAINED_WEIGHTS), (letter) => letter.charCodeAt(0));
  const source = 'the pretrained weights';
  const { tensors } = decodeSafetensors(bytes, source);
  const specs = connectLayers(lenet5Config).layers.flatMap((layer) => layerWeights(layer));
  return plainModel(lenet5Config, orderWeights(specs, tensors, source));
}
