import { type Layer, type LayerStack, layerWeights, stackWeights, type WeightSpec } from '../layers/layer.js';
import { INITIALIZATION } from '../options/shared-specs.js';
import { checkInitialization, type Initialization } from '../random/initialization.js';
import { uniformWeights } from '../random/uniform-weights.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { type UnitFans, unitFans } from './unit-fans.js';

/** A value uniform in [−1, 1), scaled to the limits of a unit. */
const SCALES: Readonly<Record<Initialization, (value: number, fans: UnitFans) => number>> = {
  glorot: (value, { inputs, outputs }) => value * Math.sqrt(6 / (inputs + outputs)),
  lecun: (value, { inputs }) => value * Math.sqrt(3 / inputs),
  1998: (value, { inputs }) => (2.4 * value) / inputs,
};

/**
 * Initial weights of a stack, in the order of {@link stackWeights}: biases, β and moving means of 0, γ and moving variances of 1,
 * kernels uniform in [−limit, limit). With F inputs of a unit:
 *
 * | initialization | limit |
 * |---|---|
 * | `glorot` | √(6 / (F + outputs)), see {@link glorotUniform} |
 * | `lecun` | √(3 / F), see {@link lecunUniform} |
 * | `1998` | 2.4 / F (LeCun, Bottou, Bengio & Haffner 1998, appendix A) |
 *
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
  const scale = SCALES[initialization];
  const tensors = new Map<WeightSpec, NamedTensor>();
  for (const layer of layers) {
    for (const spec of layerWeights(layer)) {
      const { name, shape } = spec;
      const fans = unitFans(layer, spec);
      if (fans.length === 0) {
        const values = new Float32Array(shapeSize(shape)).fill(constantOf(layer, spec));
        tensors.set(spec, { name, shape, values });
        continue;
      }
      // Values in [−1, 1) are exact in float32, so scaling rounds only once.
      const values = uniformWeights(seed, name, shape, 1);
      const scaled = values.map((value, at) => scale(value, fans[at % fans.length]!));
      tensors.set(spec, { name, shape, values: scaled });
    }
  }
  return stackWeights({ layers }).map((spec) => tensors.get(spec)!);
}

function constantOf(layer: Layer, spec: WeightSpec): number {
  if (layer.type !== 'BatchNormalization') return 0;
  return spec === layer.gamma || spec === layer.movingVariance ? 1 : 0;
}
