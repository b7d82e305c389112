import { checkFinite, checkTensorShape, type NamedTensor, WeightsMismatchError } from '@lenet5/core';
import { tensor, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { WeightsDtypeError, WeightsNameError } from './errors/weights-errors.js';

/**
 * Copies the weights of a model, in its order and with the names that it saves them under (`conv1/kernel`), in the
 * layout of tfjs: convolution kernels `[height, width, inputs, outputs]`, dense kernels `[inputs, outputs]`.
 * @throws WeightsDtypeError if a weight is not float32
 */
export async function readWeights(model: LayersModel): Promise<NamedTensor[]> {
  return Promise.all(
    model.weights.map(async (weight) => {
      const { originalName: name } = weight;
      const value = weight.read();
      if (value.dtype !== 'float32') throw new WeightsDtypeError(model.name, name, value.dtype);
      return { name, shape: [...value.shape], values: Float32Array.from(await value.data()) };
    }),
  );
}

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
  const given = new Map(weights.map((weight) => [weight.name, weight]));
  if (given.size !== weights.length) throw new WeightsMismatchError(source, 'two tensors have the same name');
  const ordered = model.weights.map(({ originalName, shape }) => {
    const weight = given.get(originalName);
    if (!weight) throw new WeightsMismatchError(source, `${originalName} is missing`);
    checkTensorShape(weight, shape, source);
    given.delete(originalName);
    return weight;
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no weight ${unknown}`);
  checkFinite(ordered, source);
  tidy(() => model.setWeights(ordered.map(({ values, shape }) => tensor(values, [...shape]))));
}

/**
 * Checks that the names of weights are unique. Two layers of a `tf.Sequential` can have the same name.
 * @throws WeightsNameError
 */
export function checkUniqueNames(weights: readonly { readonly name: string }[], source: string): void {
  const seen = new Set<string>();
  for (const { name } of weights) {
    if (seen.has(name)) throw new WeightsNameError(source, name);
    seen.add(name);
  }
}
