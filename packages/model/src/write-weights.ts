import type { NamedTensor } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { orderWeights } from './order-weights.js';

/**
 * Sets the weights of a model by name, in any order. If a tensor is rejected, the model keeps all its weights.
 * @param source where the weights come from, for error messages
 * @throws WeightsMismatchError if a weight is missing, unknown, repeated or has another shape
 * @throws WeightsNotFiniteError if a value is NaN or infinite
 */
export function writeWeights(
  model: LayersModel,
  weights: readonly NamedTensor[],
  source: string = model.name,
): void {
  const wanted = model.weights.map(({ originalName: name, shape }) => ({ name, shape }));
  const ordered = orderWeights(wanted, weights, source);
  tidy(() => model.setWeights(ordered.map(({ values, shape }) => tensor(values, [...shape]))));
}
