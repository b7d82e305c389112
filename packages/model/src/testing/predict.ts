import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Predictions of a model for images `[count, 28, 28]`, in one batch. */
export function predict(model: LayersModel, images: Float32Array): Float32Array {
  const sample = (model.inputs[0]?.shape ?? []).slice(1).map((size) => size ?? 0);
  const size = sample.reduce((all, one) => all * one, 1);
  return tidy(() => {
    const output = model.predict(tensor(images, [images.length / size, ...sample])) as Tensor;
    return Float32Array.from(output.dataSync());
  });
}
