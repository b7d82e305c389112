import { pickEngine } from '@lenet5/trainer';
import type { Sequential } from '@tensorflow/tfjs-layers';

/**
 * Predicts images with a model, on the compiled engine if it supports the model.
 *
 * @param images shape `[count, 28, 28]`, 0 (paper) to 255 (ink).
 * @returns class probabilities, shape `[count, classes]`.
 * @throws UnsupportedByEngineError if no engine supports the model.
 */
export async function predictAll(model: Sequential, images: Uint8Array): Promise<Float32Array> {
  const { engine } = await pickEngine('auto', { model });
  try {
    return await engine.predict(images);
  } finally {
    await engine.dispose();
  }
}
