import { layerWeights, type NamedTensor } from '@lenet5/core';
import type { Group } from 'h5wasm';
import { MissingPackageError } from '../errors/missing-package-error.js';
import type { ExportLayer, ExportModel } from '../layers/export-layer.js';

/** Group names that Keras derives from the class of a layer: `to_snake_case` of keras/src/utils/naming.py. */
const GROUPS: Readonly<Record<ExportLayer['type'], string>> = {
  Conv2D: 'conv2d',
  AveragePooling2D: 'average_pooling2d',
  MaxPooling2D: 'max_pooling2d',
  Flatten: 'flatten',
  Dense: 'dense',
  Activation: 'activation',
  Dropout: 'dropout',
};

/**
 * The `model.weights.h5` of a Keras 3 file, in the layout of `H5IOStore` of keras/src/saving/saving_lib.py. Class and
 * order identify a layer, not its name: the second Conv2D is `layers/conv2d_1`. Its group `vars` contains `0`, the
 * kernel, and `1`, the bias, and has the name of the layer as an attribute.
 *
 * @throws MissingPackageError if h5wasm is not installed
 */
export async function kerasWeights({ name, layers }: ExportModel): Promise<Uint8Array> {
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
      const own = group.create_group(count === 0 ? GROUPS[layer.type] : `${GROUPS[layer.type]}_${count}`);
      writeVariables(own, layer.name, layerWeights(layer));
    }
  } finally {
    file.close();
  }
  const bytes = FS.readFile(path);
  FS.unlink(path);
  return bytes;
}

/** h5wasm is an optional peer dependency: it is 15 MB, and only this format needs it. */
async function loadHdf5() {
  const { File, ready } = await import('h5wasm').catch((cause: unknown) => {
    throw new MissingPackageError('Keras', 'h5wasm@0.10.3', cause);
  });
  const { FS } = await ready;
  return { File, FS };
}

/** Keras numbers the variables of an object in the order in which it creates them. */
function writeVariables(group: Group, name: string, weights: readonly NamedTensor[]): void {
  const variables = group.create_group('vars');
  variables.create_attribute('name', name);
  weights.forEach(({ values, shape }, index) => {
    variables.create_dataset({ name: String(index), data: values, shape: [...shape], dtype: '<f' });
  });
}
