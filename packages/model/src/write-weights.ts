import type { NamedTensor } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { orderWeights } from './order-weights.js';

/**
 * Sets the weights of a model by name, in any order. If a tensor is rejected, the model keeps all its weights.
 * @param source where the weights come from, for error messages
 * @throws WeightsMismatchError if a weight is missing, unknown, repeated or has another shape
 * @throws WeightsNotFiniteError if a value is NaN or infinite
 *
 * @example
 * ```ts
 * import { lenet5Weights } from '@lenet5/core';
 * import { lenet5, readWeights, writeWeights } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const model = lenet5({ seed: 1 });
 * writeWeights(model, lenet5Weights(2));
 * const [kernel] = await readWeights(model);
 * console.log(kernel?.values[0] === lenet5Weights(2)[0]?.values[0]); // true
 * ```
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
