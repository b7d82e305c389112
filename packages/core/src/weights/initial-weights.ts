import { type LayerStack, layerWeights } from '../layers/layer.js';
import { glorotUniform } from '../random/glorot-uniform.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';

/**
 * Initial weights of a stack: kernels from {@link glorotUniform}, biases of zero.
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 */
export function initialWeights({ layers }: LayerStack, seed: number): NamedTensor[] {
  return layers.flatMap((layer) =>
    layerWeights(layer).map((weight, index) => {
      const isKernel = index === 0;
      const { name, shape } = weight;
      return {
        name,
        shape,
        values: isKernel ? glorotUniform(seed, name, shape) : new Float32Array(shapeSize(shape)),
      };
    }),
  );
}
