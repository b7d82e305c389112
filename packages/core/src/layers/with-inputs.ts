import { type LayerConfig, NETWORK_INPUT } from './layer-config.js';

/**
 * Adds to a configuration where the layer takes its input from, unless that is the layer before it.
 * @param from names of layers, or `NETWORK_INPUT`
 * @param before the layer before it in the list; undefined for the first one
 *
 * @example
 * ```ts
 * import { withInputs } from '@lenet5/core';
 *
 * const relu = { type: 'Activation', name: 'relu', activation: 'relu' } as const;
 * console.log(withInputs(relu, ['conv1'], { ...relu, name: 'conv1' }).from); // undefined
 * console.log(withInputs(relu, ['conv1'], { ...relu, name: 'conv2' }).from); // [ 'conv1' ]
 * ```
 */
export function withInputs(
  config: LayerConfig,
  from: readonly string[],
  before: Pick<LayerConfig, 'name'> | undefined,
): LayerConfig {
  const isDefault = config.type !== 'Add' && from.length === 1 && from[0] === (before?.name ?? NETWORK_INPUT);
  return isDefault ? config : { ...config, from };
}

/**
 * Whether some layers name their inputs, so the stack can have skip connections.
 *
 * @example
 * ```ts
 * import { lenet5Config, namesInputs } from '@lenet5/core';
 *
 * console.log(namesInputs(lenet5Config)); // false
 * ```
 */
export function namesInputs({ layers }: { readonly layers: readonly Pick<LayerConfig, 'from'>[] }): boolean {
  return layers.some(({ from }) => from !== undefined);
}
