import type { NamedTensor } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { checkShape } from './check-shape.js';
import {
  WeightsDtypeError,
  WeightsMismatchError,
  WeightsNameError,
  WeightsNotFiniteError,
} from './errors/weights-errors.js';

/**
 * Copies a model's weights out, in the model's order and under the names it saves them by (`conv1/kernel`), in tfjs
 * layout: convolution kernels `[height, width, inputs, outputs]`, dense kernels `[inputs, outputs]`.
 * @throws WeightsDtypeError where a weight is not float32
 */
export async function readWeights(model: LayersModel): Promise<NamedTensor[]> {
  return Promise.all(
    model.weights.map(async (weight) => {
      const value = weight.read();
      if (value.dtype !== 'float32')
        throw new WeightsDtypeError(model.name, weight.originalName, value.dtype);
      return {
        name: weight.originalName,
        shape: [...value.shape],
        values: Float32Array.from(await value.data()),
      };
    }),
  );
}

/**
 * Writes weights into a model, in any order, each by its name; the model keeps all its own where one is refused.
 * @param source what the weights come from, for the messages
 * @throws WeightsMismatchError where a weight is missing, unknown, twice there or of another shape
 * @throws WeightsNotFiniteError where a value is NaN or infinite
 */
export function writeWeights(
  model: LayersModel,
  weights: readonly NamedTensor[],
  source: string = model.name,
): void {
  const given = new Map(weights.map((weight) => [weight.name, weight]));
  if (given.size !== weights.length) throw new WeightsMismatchError(source, 'a name is there twice');
  const wanted = model.weights.map(({ originalName, shape }) => {
    const weight = given.get(originalName);
    if (!weight) throw new WeightsMismatchError(source, `${originalName} is missing`);
    checkShape(weight, shape, source);
    given.delete(originalName);
    return weight;
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no ${unknown}`);
  checkFinite(wanted, source);
  tidy(() => model.setWeights(wanted.map(({ values, shape }) => tensor(values, [...shape]))));
}

/** @throws WeightsNotFiniteError at the first value that is NaN or infinite */
export function checkFinite(weights: readonly NamedTensor[], source: string): void {
  for (const { name, values } of weights) {
    const index = values.findIndex((value) => !Number.isFinite(value));
    if (index >= 0) throw new WeightsNotFiniteError(source, name, index, values[index] ?? Number.NaN);
  }
}

/** @throws WeightsNameError where two have one name: tfjs lets two layers of a Sequential share theirs */
export function checkUniqueNames(weights: readonly { readonly name: string }[], source: string): void {
  const seen = new Set<string>();
  for (const { name } of weights) {
    if (seen.has(name)) throw new WeightsNameError(source, name);
    seen.add(name);
  }
}
