import { glorotUniform } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';

/** Sets all weights, including biases, to seeded values. @returns the model */
export function seedWeights<Model extends Sequential>(model: Model, seed: number): Model {
  tidy(() =>
    model.setWeights(
      model.weights.map(({ originalName, shape }) => {
        const sizes = shape.map((size) => size ?? 0);
        return tensor(glorotUniform(seed, originalName, sizes), sizes);
      }),
    ),
  );
  return model;
}
