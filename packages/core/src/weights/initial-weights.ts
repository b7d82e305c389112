import { type LayerStack, layerWeights } from '../layers/layer.js';
import { INITIALIZATION } from '../options/shared-specs.js';
import { glorotUniform } from '../random/glorot-uniform.js';
import { checkInitialization, type Initialization } from '../random/initialization.js';
import { lecunUniform } from '../random/lecun-uniform.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';

const INITIALIZERS = { glorot: glorotUniform, lecun: lecunUniform };

/**
 * Initial weights of a stack: kernels from {@link glorotUniform} or {@link lecunUniform}, biases of zero.
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1; InvalidInitializationError
 *
 * @example
 * ```ts
 * import { connectLayers, initialWeights, lenet5Config } from '@lenet5/core';
 *
 * const [kernel, bias] = initialWeights(connectLayers(lenet5Config), 42);
 * console.log(kernel?.name, kernel?.shape); // conv1/kernel [ 5, 5, 1, 6 ]
 * console.log(bias?.values); // Float32Array(6) [ 0, 0, 0, 0, 0, 0 ]
 * ```
 */
export function initialWeights(
  { layers }: LayerStack,
  seed: number,
  initialization: Initialization = INITIALIZATION.default,
): NamedTensor[] {
  checkInitialization(initialization);
  const kernelValues = INITIALIZERS[initialization];
  return layers.flatMap((layer) =>
    layerWeights(layer).map((weight, index) => {
      const isKernel = index === 0;
      const { name, shape } = weight;
      return {
        name,
        shape,
        values: isKernel ? kernelValues(seed, name, shape) : new Float32Array(shapeSize(shape)),
      };
    }),
  );
}
