import { type NamedTensor, type StackConfig, shapeSize, WeightsMismatchError } from '@lenet5/core';
import { type StateDictEntry, stateDictEntries } from './state-dict-entries.js';

/**
 * Converts the weights of a network to a state dict of PyTorch.
 * @throws UnsupportedLayerError if a sum has a flattened image and other values as its inputs
 */
export function toStateDict(config: StackConfig, weights: readonly NamedTensor[]): NamedTensor[] {
  const byName = new Map(weights.map((weight) => [weight.name, weight]));
  return stateDictEntries(config).map(({ name, shape, own, order }) => {
    const values = byName.get(own.name)?.values ?? new Float32Array();
    return { name, shape, values: order ? Float32Array.from(order, (index) => values[index] ?? 0) : values };
  });
}

/**
 * Converts the values of an entry of a state dict to a weight of the network.
 * @throws WeightsMismatchError if a value is not 0 that the network does not have
 */
export function fromEntry(
  { name, own, order }: StateDictEntry,
  values: Float32Array,
  source: string,
): NamedTensor {
  if (!order) return { ...own, values };
  const converted = new Float32Array(shapeSize(own.shape));
  for (const [at, index] of order.entries()) {
    const value = values[at] ?? 0;
    if (index >= 0) converted[index] = value;
    else if (value !== 0) throw new WeightsMismatchError(source, `${name}[${at}] is ${value}, not 0`);
  }
  return { ...own, values: converted };
}

/**
 * Converts a state dict with the names of a network's layers to the weights of the network.
 * @throws WeightsMismatchError if a weight is missing, unknown or has another shape
 */
export function fromStateDict(
  config: StackConfig,
  tensors: readonly NamedTensor[],
  source: string,
): NamedTensor[] {
  const given = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const weights = stateDictEntries(config).map((entry) => {
    const { name, shape } = entry;
    const tensor = given.get(name);
    if (!tensor) throw new WeightsMismatchError(source, `${name} is missing`);
    if (String(tensor.shape) !== String(shape)) {
      throw new WeightsMismatchError(
        source,
        `${name} is [${tensor.shape.join(', ')}], not [${shape.join(', ')}]`,
      );
    }
    given.delete(name);
    return fromEntry(entry, tensor.values, source);
  });
  const [unknown] = given.keys();
  if (unknown !== undefined) throw new WeightsMismatchError(source, `the model has no weight ${unknown}`);
  return weights;
}
