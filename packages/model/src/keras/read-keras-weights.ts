import type { NamedTensor } from '@lenet5/core';
import type { Dataset, Group } from 'h5wasm';
import { datasetAt, groupAt, listAttribute, textAttribute } from './hdf5.js';
import { groupName } from './keras-weights.js';

/** The weights of the layers of a file, by the name of the layer, in the order in which Keras creates them. */
export type KerasWeights = ReadonlyMap<string, readonly NamedTensor[]>;

/** Name and class of a layer. */
interface LayerId {
  readonly name: string;
  readonly className: string;
}

/**
 * Reads a `model.weights.h5`. A group of `layers` has the name of its layer in the attribute `name` of `vars`; in the first
 * versions of Keras 3, only its class and number identify it.
 */
export function readArchiveWeights(file: Group, layers: readonly LayerId[]): KerasWeights {
  const groups = groupAt(file, 'layers') ?? groupAt(file, '_layer_checkpoint_dependencies');
  const byName = new Map<string, Group>();
  for (const key of groups?.keys() ?? []) {
    const vars = groups && groupAt(groups, `${key}/vars`);
    const name = vars && textAttribute(vars, 'name');
    if (vars && name !== undefined) byName.set(name, vars);
  }
  const counts = new Map<string, number>();
  const entries = layers.map(({ name, className }): [string, NamedTensor[]] => {
    const count = counts.get(className) ?? 0;
    counts.set(className, count + 1);
    const vars = byName.get(name) ?? (groups && groupAt(groups, `${groupName(className, count)}/vars`));
    const tensors = (vars?.keys() ?? []).map(Number).sort((a, b) => a - b);
    return [name, tensors.flatMap((index) => tensorOf(vars, String(index)))];
  });
  return new Map(entries);
}

/** Reads the group `model_weights` of a file that `model.save('model.h5')` wrote. */
export function readLegacyWeights(file: Group, layers: readonly LayerId[]): KerasWeights {
  const groups = groupAt(file, 'model_weights');
  return new Map(
    layers.map(({ name }) => {
      const group = groups && groupAt(groups, name);
      const names = group ? listAttribute(group, 'weight_names') : [];
      return [name, names.flatMap((path) => tensorOf(group, path))];
    }),
  );
}

function tensorOf(group: Group | undefined, path: string): NamedTensor[] {
  const dataset = group && datasetAt(group, path);
  return dataset ? [{ name: path, shape: dataset.shape ?? [], values: floatsOf(dataset) }] : [];
}

/** @throws Error if the values are not numbers */
function floatsOf({ value, path }: Dataset): Float32Array {
  if (value instanceof Float32Array) return value;
  if (value instanceof Float64Array || value instanceof Uint8Array || value instanceof Int32Array)
    return Float32Array.from(value);
  throw new Error(`the values of ${path} are not float32`);
}
