import { argmax } from '@lenet5/metrics';
import { CLASSES, IMAGE_SIZE, type ImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { saveModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import { Tensor, tensor, tidy } from '@tensorflow/tfjs-core';

/**
 * Saves an untrained LeNet-5 whose seed makes it predict 30 of 100 `barImages` correctly.
 *
 * @returns the predictions of TensorFlow.js for the images.
 */
export async function saveSampleModel(folder: string, { images, count }: ImageSet): Promise<number[]> {
  await setupWasm();
  const model = lenet5({ seed: 34 });
  await saveModel(model, folder);
  const probabilities = tidy(() => {
    const pixels = Float32Array.from(images, (value) => value / 255);
    const output = model.predict(tensor(pixels, [count, IMAGE_SIZE, IMAGE_SIZE, 1]));
    if (!(output instanceof Tensor)) throw new TypeError('LeNet-5 has one output');
    return output.dataSync<'float32'>();
  });
  model.dispose();
  return Array.from({ length: count }, (_, row) => argmax(probabilities, row * CLASSES, (row + 1) * CLASSES));
}
