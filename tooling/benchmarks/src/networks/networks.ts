import { readFile } from 'node:fs/promises';
import { connectLayers, initialWeights, type PlainModel, plainModel, SEED } from '@lenet5/core';
import { configFromJson } from '@lenet5/model';

/** The networks of examples/networks: what `model.to_json()` of Keras returned. */
export const NETWORKS = [
  'simple-convnet',
  'relu-lenet',
  'batch-norm-cnn',
  'separable-convnet',
  'residual',
] as const;

/** Name of a network. */
export type NetworkName = (typeof NETWORKS)[number];

/** The file of a network. */
export function networkFile(name: NetworkName): URL {
  return new URL(`../../../../examples/networks/${name}.json`, import.meta.url);
}

/** A network with the initial weights of the default seed. */
export async function initialNetwork(name: NetworkName): Promise<PlainModel> {
  const { config } = configFromJson(await readFile(networkFile(name), 'utf8'), name);
  return plainModel(config, initialWeights(connectLayers(config), SEED.default));
}

/** The same network without dropout, whose random masks differ from library to library. */
export async function networkWithoutDropout(name: NetworkName): Promise<PlainModel> {
  const model = await initialNetwork(name);
  const layers = model.config.layers.map((layer) =>
    layer.type === 'Dropout' ? { ...layer, rate: 0 } : layer,
  );
  return plainModel({ ...model.config, layers }, model.readValues());
}
