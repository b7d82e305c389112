import type { NamedTensor } from '@lenet5/core';
import { type Tensor, tensor, tidy, type Variable } from '@tensorflow/tfjs-core';
import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';

/** The tf.Variable behind a layer's weight: tfjs-layers hands it out as a plain tensor. */
export function variableOf(weight: LayerVariable): Variable {
  return weight.read() as Variable;
}

/** The names that a model saves its weights by, told apart where two are the same. */
export function namesOf(weights: readonly LayerVariable[]): string[] {
  const seen = new Map<string, number>();
  return weights.map(({ originalName }) => {
    const times = seen.get(originalName) ?? 0;
    seen.set(originalName, times + 1);
    return times === 0 ? originalName : `${originalName}_${times}`;
  });
}

/** Copies a tensor out. */
async function copyOut(name: string, value: Tensor): Promise<NamedTensor> {
  return { name, shape: [...value.shape], values: Float32Array.from(await value.data()) };
}

/** Copies weights out, each under the name given for it. */
export function readWeights(
  weights: readonly LayerVariable[],
  names: readonly string[],
): Promise<NamedTensor[]> {
  return Promise.all(weights.map((weight, index) => copyOut(names[index] ?? '', weight.read())));
}

/** Puts values into weights, in the same order. */
export function writeWeights(weights: readonly LayerVariable[], values: readonly NamedTensor[]): void {
  tidy(() => {
    for (const [index, weight] of weights.entries()) {
      const value = values[index];
      if (value) weight.write(tensor(value.values, [...value.shape]));
    }
  });
}

/** Gives one model the weights of another of the same layers, as tensors of its own. */
export async function copyWeights(from: LayersModel, to: LayersModel): Promise<void> {
  writeWeights(to.weights, await readWeights(from.weights, namesOf(from.weights)));
}
