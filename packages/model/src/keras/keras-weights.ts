import { type Layer, layerWeights, type NamedTensor } from '@lenet5/core';
import type { Group } from 'h5wasm';
import { loadHdf5 } from './hdf5.js';

/**
 * The name of the group of a layer, which Keras derives from its class (`to_snake_case` of keras/src/utils/naming.py) and the
 * number of layers of the same class before it: `conv2d`, `conv2d_1`.
 */
export function groupName(className: string, count: number): string {
  const name = className
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  return count === 0 ? name : `${name}_${count}`;
}

/**
 * The `model.weights.h5` of a Keras 3 file, in the layout of `H5IOStore` of keras/src/saving/saving_lib.py. Class and
 * order identify a layer, not its name: the second Conv2D is `layers/conv2d_1`. Its group `vars` contains `0`, the
 * kernel, and `1`, the bias, and has the name of the layer as an attribute.
 *
 * @param name of the model
 * @param layers in the order of Keras
 * @param tensors their weights, by name
 * @throws MissingPackageError if h5wasm is not installed
 */
export async function kerasWeights(
  name: string,
  layers: readonly Layer[],
  tensors: ReadonlyMap<string, NamedTensor>,
): Promise<Uint8Array> {
  const { File, FS } = await loadHdf5();
  const path = 'model.weights.h5';
  // The oldest format version that is sufficient, so that every HDF5 library can read the file.
  const file = new File(path, 'w', { libver: ['earliest', 'latest'] });
  try {
    writeVariables(file, name, []);
    const group = file.create_group('layers');
    const counts = new Map<string, number>();
    for (const layer of layers) {
      const count = counts.get(layer.type) ?? 0;
      counts.set(layer.type, count + 1);
      const own = group.create_group(groupName(layer.type, count));
      const weights = layerWeights(layer).flatMap((spec) => tensors.get(spec.name) ?? []);
      writeVariables(own, layer.name, weights);
    }
  } finally {
    file.close();
  }
  const bytes = FS.readFile(path);
  FS.unlink(path);
  return bytes;
}

/** Keras numbers the variables of an object in the order in which it creates them. */
function writeVariables(group: Group, name: string, weights: readonly NamedTensor[]): void {
  const variables = group.create_group('vars');
  variables.create_attribute('name', name);
  weights.forEach(({ values, shape }, index) => {
    variables.create_dataset({ name: String(index), data: values, shape: [...shape], dtype: '<f' });
  });
}
