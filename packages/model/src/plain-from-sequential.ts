import {
  connectLayers,
  type PlainModel,
  plainModel,
  readLayerConfig,
  readLayerStack,
  stackWeights,
  type Unsupported,
  UnsupportedLayersError,
} from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { readWeights } from './read-weights.js';

/**
 * Copies the layers and the weights of a `tf.Sequential`, or of a functional model, into a plain model, which trains without tfjs. Settings that have an effect
 * in training only, such as regularizers and initializers, are left out.
 *
 * @throws UnsupportedLayersError if a plain model cannot represent a layer; WeightsDtypeError if a weight is not float32
 *
 * @example
 * ```ts
 * import { plainFromSequential } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 * import { layers, sequential } from '@tensorflow/tfjs-layers';
 *
 * await setupWasm();
 * const dense = layers.dense({ units: 10, inputShape: [784], kernelRegularizer: 'l1l2' });
 * const plain = await plainFromSequential(sequential({ layers: [dense] }));
 * console.log(plain.layers.length); // 1
 * ```
 */
export function plainFromSequential(model: LayersModel): Promise<PlainModel> {
  return copyToPlain(model, (found, layer) => new UnsupportedLayersError(found, layer));
}

/** As {@link plainFromSequential}, with other errors. */
export async function copyToPlain(model: LayersModel, unsupported: Unsupported): Promise<PlainModel> {
  const { inputShape, layers: read } = readLayerStack(model, unsupported);
  const sources = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const layers = sources.flatMap((layer, index) => {
    const { inputShape: shape, from } = read[index] ?? {};
    const config = readLayerConfig(layer, unsupported, shape?.length);
    return config ? [{ ...config, ...(from && { from }) }] : [];
  });
  const config = { name: model.name, inputShape, layers };
  const weights = await readWeights(model);
  const named = stackWeights(connectLayers(config)).map(({ name }, index) => {
    const { shape = [], values = new Float32Array() } = weights[index] ?? {};
    return { name, shape, values };
  });
  return plainModel(config, named);
}
