import {
  checkTensorShape,
  formatQuantity,
  type Layer,
  layerWeights,
  type NamedTensor,
  WeightsMismatchError,
} from '@lenet5/core';

/**
 * The weights of a layer with the names that a model gives them: `conv1/kernel`.
 * @param tensors in the order of `layerWeights()`, with any names
 * @throws WeightsMismatchError if their number or shapes are not those of the layer
 */
export function nameWeights(layer: Layer, tensors: readonly NamedTensor[], source: string): NamedTensor[] {
  const specs = layerWeights(layer);
  if (tensors.length !== specs.length) {
    const count = formatQuantity(tensors.length, 'weight');
    throw new WeightsMismatchError(source, `layer ${layer.name} has ${count}, not ${specs.length}`);
  }
  return specs.map(({ name, shape }, index) => {
    const weight = { shape, values: new Float32Array(), ...tensors[index], name };
    checkTensorShape(weight, shape, source);
    return weight;
  });
}
