import { argmax } from '@lenet5/metrics';
import { CLASSES, IMAGE_SIZE, type ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { saveModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import { Tensor, tensor, tidy } from '@tensorflow/tfjs-core';

/**
 * Saves a LeNet-5 that has learned nothing, and is right for 30 of 100 `barImages` by its seed: for tests.
 *
 * @returns what it takes each image for, as tfjs itself predicts it.
 */
export async function saveSampleModel(folder: string, { images, count }: ImageSet): Promise<number[]> {
  await setupWasm();
  const model = lenet5({ seed: 34 });
  await saveModel(model, folder);
  const probabilities = tidy(() => {
    const pixels = Float32Array.from(images, (value) => value / 255);
    const output = model.predict(tensor(pixels, [count, IMAGE_SIZE, IMAGE_SIZE, 1]));
    if (!(output instanceof Tensor)) throw new TypeError('LeNet-5 gives one tensor');
    return output.dataSync<'float32'>();
  });
  model.dispose();
  return Array.from({ length: count }, (_, row) => argmax(probabilities, row * CLASSES, (row + 1) * CLASSES));
}
