import { glorotUniform } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';

/** Sets all weights, including biases, to seeded values. @returns the model */
export function seedWeights<Model extends Sequential>(model: Model, seed: number): Model {
  tidy(() =>
    model.setWeights(
      model.weights.map(({ originalName, shape }) => {
        const sizes = shape.map((size) => size ?? 0);
        const values = glorotUniform(seed, originalName, sizes);
        return tensor(isFactor(originalName) ? values.map((value) => 1.5 + value) : values, sizes);
      }),
    ),
  );
  return model;
}

/** Whether a weight is γ or a variance of a batch normalization, which is around 1. */
function isFactor(name: string): boolean {
  return name.endsWith('/gamma') || name.endsWith('/moving_variance');
}
