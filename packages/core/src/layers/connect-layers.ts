import { connectLayer } from './connect-layer.js';
import type { LayerStack } from './layer.js';
import type { StackConfig } from './layer-config.js';
import { LayerOutputs } from './layer-outputs.js';
import { type Unsupported, UnsupportedLayersError } from './unsupported.js';

/**
 * Infers the shapes and names the weights of a stack: `conv1/kernel`, `conv1/bias`.
 * @throws UnsupportedLayersError if a layer cannot process its input, or if no layer takes the output of one that is not the last
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5Config } from '@lenet5/core';
 *
 * const [conv1] = connectLayers(lenet5Config).layers;
 * console.log(conv1?.inputShape, conv1?.outputShape); // [ 28, 28, 1 ] [ 24, 24, 6 ]
 * ```
 */
export function connectLayers(config: StackConfig): LayerStack {
  return connect(config, (outputs) => outputs.checkTaken());
}

/**
 * As {@link connectLayers}, for the first layers of a stack, whose outputs later layers can take.
 * @throws UnsupportedLayersError if a layer cannot process its input
 *
 * @example
 * ```ts
 * import { connectFirstLayers, lenet5Config } from '@lenet5/core';
 *
 * const { layers } = connectFirstLayers({ ...lenet5Config, layers: lenet5Config.layers.slice(0, 2) });
 * console.log(layers.at(-1)?.outputShape); // [ 12, 12, 6 ]
 * ```
 */
export function connectFirstLayers(config: StackConfig): LayerStack {
  return connect(config, () => {});
}

function connect({ inputShape, layers }: StackConfig, checkEnd: (outputs: LayerOutputs) => void): LayerStack {
  const unsupported: Unsupported = (found, id) => new UnsupportedLayersError(found, id);
  const outputs = new LayerOutputs(inputShape, unsupported);
  const connected = layers.map((config) => {
    const names = (role: string) => `${config.name}/${role}`;
    const layer = connectLayer(config, outputs.take(config), names, unsupported);
    outputs.add(layer);
    return layer;
  });
  checkEnd(outputs);
  return { inputShape, layers: connected };
}
