import { pickEngine } from '@lenet5/trainer';
import type { Sequential } from '@tensorflow/tfjs-layers';

/**
 * What a model makes of images, on the compiled engine where that knows the model.
 *
 * @param images shape `[count, 28, 28]`, 0 to 255.
 * @returns class probabilities, shape `[count, classes]`.
 * @throws UnsupportedByEngineError where no engine can run the model.
 */
export async function predictAll(model: Sequential, images: Uint8Array): Promise<Float32Array> {
  const { engine } = await pickEngine('auto', { model });
  try {
    return await engine.predict(images);
  } finally {
    await engine.dispose();
  }
}
