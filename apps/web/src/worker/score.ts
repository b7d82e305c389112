import type { NamedTensor } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { modelWith } from './backend.js';

/** Probabilities `[count, 10]` that a network with these weights gives to images `[count, 28, 28]`. */
export async function score(weights: readonly NamedTensor[], images: Uint8Array): Promise<Float32Array> {
  const model = await modelWith(weights);
  const { engine } = await pickEngine('auto', { model });
  try {
    return await engine.predict(images);
  } finally {
    await engine.dispose();
    model.dispose();
  }
}
