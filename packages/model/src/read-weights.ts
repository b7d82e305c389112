import type { NamedTensor, PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { WeightsDtypeError, WeightsNameError } from './errors/weights-errors.js';

/**
 * Copies the weights of a model, in its order and with the names that it saves them under (`conv1/kernel`), in the
 * layout of tfjs: convolution kernels `[height, width, inputs, outputs]`, dense kernels `[inputs, outputs]`.
 * @throws WeightsDtypeError if a weight is not float32
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { readWeights } from '@lenet5/model';
 *
 * const [kernel] = await readWeights(plainLenet5());
 * console.log(kernel?.name, kernel?.shape); // conv1/kernel [ 5, 5, 1, 6 ]
 * ```
 */
export async function readWeights(model: LayersModel | PlainModel): Promise<NamedTensor[]> {
  if ('readValues' in model) return model.readValues();
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
