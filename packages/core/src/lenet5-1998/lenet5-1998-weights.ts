import { connectLayers } from '../layers/connect-layers.js';
import { type Layer, layerWeights } from '../layers/layer.js';
import { uniformWeights } from '../random/uniform-weights.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { lenet5Of1998Config } from './lenet5-1998-config.js';

/**
 * Initial weights of the LeNet-5 of 1998, twelve tensors from `c1/kernel` to `f6/bias`: kernels uniform in ±2.4 / F, where F is the
 * number of inputs of a unit (LeCun, Bottou, Bengio & Haffner 1998, appendix A), biases zero.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 *
 * @example
 * ```ts
 * import { lenet5Of1998Weights } from '@lenet5/core';
 *
 * const weights = lenet5Of1998Weights(42);
 * console.log(weights.length, weights[0]?.name, weights[0]?.shape); // 12 c1/kernel [ 5, 5, 1, 6 ]
 * console.log(weights.reduce((count, { values }) => count + values.length, 0)); // 60000
 * ```
 */
export function lenet5Of1998Weights(seed: number): NamedTensor[] {
  return connectLayers(lenet5Of1998Config).layers.flatMap((layer) => {
    const [kernel, bias] = layerWeights(layer);
    if (!kernel || !bias) return [];
    const { name, shape } = kernel;
    const inputs = inputsOfUnits(layer);
    const values = uniformWeights(seed, name, shape, 1).map(
      (value, at) => (2.4 * value) / (inputs[at % inputs.length] ?? 1),
    );
    return [
      { name, shape, values },
      { ...bias, values: new Float32Array(shapeSize(bias.shape)) },
    ];
  });
}

/** The number of inputs of the unit that each value along the last axis of the kernel belongs to; one number if all are equal. */
function inputsOfUnits(layer: Layer): number[] {
  switch (layer.type) {
    case 'TableConv2D':
      return layer.connections.flatMap((maps) => maps.map(() => shapeSize(layer.kernelSize) * maps.length));
    case 'Subsampling2D':
      return [shapeSize(layer.poolSize)];
    case 'Conv2D':
    case 'Dense':
      return [shapeSize(layer.kernel.shape.slice(0, -1))];
    default:
      return [];
  }
}
