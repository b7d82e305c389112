import type { NamedTensor } from '@lenet5/core';
import { plainLenet5 } from '@lenet5/model/plain';
import { pickEngine } from '@lenet5/trainer';

/** Probabilities `[count, 10]` that a network with these weights, in the model's order, gives to images `[count, 28, 28]`. */
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
