import {
  connectLayers,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type StackConfig,
  stackWeights,
} from '@lenet5/core';

/** Builds a model from layers and a table of weights, which may have others too. */
export function rebuild(config: StackConfig, tensors: ReadonlyMap<string, NamedTensor>): PlainModel {
  const specs = stackWeights(connectLayers(config));
  return plainModel(
    config,
    specs.flatMap(({ name }) => tensors.get(name) ?? []),
  );
}
