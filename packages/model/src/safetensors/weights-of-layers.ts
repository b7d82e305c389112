import {
  connectLayers,
  formatQuantity,
  type NamedTensor,
  type StackConfig,
  stackWeights,
  type WeightSpec,
  WeightsMismatchError,
} from '@lenet5/core';
import { pickTensors, shapeOf } from './pick-tensors.js';
import { fromEntry, fromStateDict } from './state-dict.js';
import { stateDictEntries } from './state-dict-entries.js';

/** The number of batches that a batch normalization of PyTorch has seen. */
const COUNTER = /\.num_batches_tracked$/;

/**
 * Finds the weights of given layers among the tensors of a file that does not describe its layers: by the names of tfjs or of PyTorch;
 * otherwise by their shapes in either layout, if each shape occurs once.
 * @returns weights with the names of the layers, in any order
 * @throws WeightsMismatchError
 */
export function weightsOfLayers(
  config: StackConfig,
  stored: readonly NamedTensor[],
  source: string,
): readonly NamedTensor[] {
  const tensors = stored.filter(({ name }) => !COUNTER.test(name));
  const own = stackWeights(connectLayers(config));
  const names = new Set(tensors.map(({ name }) => name));
  if (own.some(({ name }) => names.has(name))) return tensors;
  const entries = stateDictEntries(config);
  if (entries.some(({ name }) => names.has(name))) return fromStateDict(config, tensors, source);
  const fail = (found: string): never => {
    throw new WeightsMismatchError(source, found);
  };
  if (tensors.length !== own.length) fail(`${formatQuantity(tensors.length, 'tensor')}, not ${own.length}`);
  const tfjs = pickTensors(own, tensors, shapeOf);
  const pytorch = pickTensors(entries, tensors, shapeOf);
  if (!tfjs && !pytorch) {
    const missing = entries.find((entry) => !tensors.some((tensor) => shapeOf(tensor) === shapeOf(entry)));
    fail(`no tensor is [${missing ? shapeOf(missing) : ''}], as ${missing?.name}`);
  }
  const twice = repeatedShape(tensors);
  if (twice) fail(`two tensors are [${shapeOf(twice)}], and their names are not those of the layers`);
  if (tfjs && pytorch) fail('the shapes of both layouts, and other names than those of the layers');
  if (pytorch) return entries.map((entry, index) => fromEntry(entry, valuesOf(pytorch[index]), source));
  return own.map((weight, index) => ({ ...weight, values: valuesOf(tfjs?.[index]) }));
}

function repeatedShape(tensors: readonly NamedTensor[]): WeightSpec | undefined {
  return tensors.find((one, index) =>
    tensors.slice(index + 1).some((other) => shapeOf(other) === shapeOf(one)),
  );
}

function valuesOf(tensor: NamedTensor | undefined): Float32Array {
  return tensor?.values ?? new Float32Array();
}
