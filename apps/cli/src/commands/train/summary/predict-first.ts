import { argmax } from '@lenet5/metrics';
import { IMAGE_SIZE, type ImageSet, PIXELS } from '@lenet5/mnist';
import { Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Prediction } from './prediction.js';

const INK = 255;

/** Predicts the first image of a set. */
export async function predictFirst(model: Sequential, set: ImageSet): Promise<Prediction> {
  const pixels = set.images.subarray(0, PIXELS);
  const output = tidy(() => {
    const image = tensor(
      Float32Array.from(pixels, (value) => value / INK),
      [1, IMAGE_SIZE, IMAGE_SIZE, 1],
    );
    return model.predict(image);
  });
  if (!(output instanceof Tensor)) throw new TypeError('LeNet-5 has one output');
  const probabilities = Float32Array.from(await output.data());
  output.dispose();
  return { pixels, label: set.labels[0] ?? 0, probabilities, predicted: argmax(probabilities) };
}
