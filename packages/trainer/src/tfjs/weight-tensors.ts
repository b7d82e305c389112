import type { NamedTensor } from '@lenet5/core';
import { type Tensor, tensor, tidy, type Variable } from '@tensorflow/tfjs-core';
import type { LayerVariable } from '@tensorflow/tfjs-layers';

/** The tf.Variable of a layer's weight. tfjs-layers declares it as a plain tensor. */
export function variableOf(weight: LayerVariable): Variable {
  return weight.read() as Variable;
}

/** Copies the values of a tensor. */
async function copyOut(name: string, value: Tensor): Promise<NamedTensor> {
  return { name, shape: [...value.shape], values: Float32Array.from(await value.data()) };
}

/** Copies the values of weights under new names. */
export function readWeights(
  weights: readonly LayerVariable[],
  names: readonly string[],
): Promise<NamedTensor[]> {
  return Promise.all(weights.map((weight, index) => copyOut(names[index] ?? '', weight.read())));
}

/** Writes values into weights, in the same order. */
export function writeWeights(weights: readonly LayerVariable[], values: readonly NamedTensor[]): void {
  tidy(() => {
    for (const [index, weight] of weights.entries()) {
      const value = values[index];
      if (value) weight.write(tensor(value.values, [...value.shape]));
    }
  });
}
