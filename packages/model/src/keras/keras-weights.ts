import type { NamedTensor } from '@lenet5/core';
import type { Group } from 'h5wasm';
import { MissingPackageError } from '../errors/missing-package-error.js';
import type { FamilyLayer, FamilyModel } from '../family/family-layer.js';

/** The groups Keras names after a layer's class: `to_snake_case` of keras/src/utils/naming.py. */
const GROUPS: Readonly<Record<FamilyLayer['type'], string>> = {
  Conv2D: 'conv2d',
  AveragePooling2D: 'average_pooling2d',
  MaxPooling2D: 'max_pooling2d',
  Flatten: 'flatten',
  Dense: 'dense',
  Activation: 'activation',
  Dropout: 'dropout',
};

/**
 * The `model.weights.h5` of a Keras 3 file, as `H5IOStore` of keras/src/saving/saving_lib.py has it. Layers are told
 * apart by class and order, not by name: the second Conv2D is `layers/conv2d_1`, whose group `vars` holds `0`, the
 * kernel, and `1`, the bias, and bears the layer's name as an attribute.
 *
 * @throws MissingPackageError where h5wasm is not installed
 */
export async function kerasWeights({ name, layers }: FamilyModel): Promise<Uint8Array> {
  const { File, FS } = await loadHdf5();
  const path = 'model.weights.h5';
  // The oldest format that will do, so that every HDF5 library reads it.
  const file = new File(path, 'w', { libver: ['earliest', 'latest'] });
  try {
    writeVariables(file, name, []);
    const group = file.create_group('layers');
    const counts = new Map<string, number>();
    for (const layer of layers) {
      const count = counts.get(layer.type) ?? 0;
      counts.set(layer.type, count + 1);
      const own = group.create_group(count === 0 ? GROUPS[layer.type] : `${GROUPS[layer.type]}_${count}`);
      writeVariables(own, layer.name, weightsOf(layer));
    }
  } finally {
    file.close();
  }
  const bytes = FS.readFile(path);
  FS.unlink(path);
  return bytes;
}

/** An optional peer: it takes 15 MB, and only this format needs it. */
async function loadHdf5() {
  const { File, ready } = await import('h5wasm').catch((cause: unknown) => {
    throw new MissingPackageError('Keras files', 'h5wasm@0.10.3', cause);
  });
  const { FS } = await ready;
  return { File, FS };
}

/** What Keras calls the variables of a saveable object: numbered, in the order in which it made them. */
function writeVariables(group: Group, name: string, weights: readonly NamedTensor[]): void {
  const variables = group.create_group('vars');
  variables.create_attribute('name', name);
  weights.forEach(({ values, shape }, index) => {
    variables.create_dataset({ name: String(index), data: values, shape: [...shape], dtype: '<f' });
  });
}

function weightsOf(layer: FamilyLayer): NamedTensor[] {
  if (!('kernel' in layer)) return [];
  return layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
}
