import { connectLayer } from './connect-layer.js';
import type { Layer, LayerStack } from './layer.js';
import type { StackConfig } from './layer-config.js';
import { UnsupportedLayersError } from './unsupported.js';

/**
 * Infers the shapes and names the weights of a stack: `conv1/kernel`, `conv1/bias`.
 * @throws UnsupportedLayersError if a layer cannot process the output of the one before it
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5Config } from '@lenet5/core';
 *
 * const [conv1] = connectLayers(lenet5Config).layers;
 * console.log(conv1?.inputShape, conv1?.outputShape); // [ 28, 28, 1 ] [ 24, 24, 6 ]
 * ```
 */
export function connectLayers({ inputShape, layers }: StackConfig): LayerStack {
  const connected: Layer[] = [];
  let shape = inputShape;
  for (const config of layers) {
    const names = (role: string) => `${config.name}/${role}`;
    const layer = connectLayer(config, shape, names, (found, id) => new UnsupportedLayersError(found, id));
    connected.push(layer);
    shape = layer.outputShape;
  }
  return { inputShape, layers: connected };
}
