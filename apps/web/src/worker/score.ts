import { type NamedTensor, plainLenet5 } from '@lenet5/core';
import { pickEngine } from '@lenet5/trainer';

/**
 * Predicts images with a LeNet-5.
 *
 * @param weights In the order of the model.
 * @param images Shape `[count, 28, 28]`.
 * @returns Probabilities of shape `[count, 10]`.
 */
export async function score(weights: readonly NamedTensor[], images: Uint8Array): Promise<Float32Array> {
  const model = plainLenet5();
  model.writeValues(weights);
  const { engine } = await pickEngine('compiled', { model });
  try {
    return await engine.predict(images);
  } finally {
    await engine.dispose();
  }
}
