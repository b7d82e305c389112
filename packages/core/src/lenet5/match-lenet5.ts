import { connectLayers } from '../layers/connect-layers.js';
import { stackWeights } from '../layers/layer.js';
import type { LayerConfig, StackConfig } from '../layers/layer-config.js';
import { type PlainModel, plainModel } from '../layers/plain-model.js';
import { lenet5Config } from './lenet5-config.js';

/** A model as LeNet-5, or how it differs from LeNet-5. */
export type Lenet5Match = { readonly model: PlainModel } | { readonly difference: string };

/**
 * Reads a model as LeNet-5, with the names of the layers in `lenet5Config`, if it has the same layers under any names. Dropout, which
 * changes nothing in inference, is left out, and a softmax that is a layer of its own is merged into the dense layer before it.
 *
 * @example
 * ```ts
 * import { matchLenet5, plainLenet5 } from '@lenet5/core';
 *
 * const match = matchLenet5(plainLenet5({ activation: 'relu' }));
 * console.log('difference' in match && match.difference.slice(0, 20)); // layer conv1 is Conv2
 * ```
 */
export function matchLenet5(model: PlainModel): Lenet5Match {
  const { inputShape } = model.config;
  if (String(inputShape) !== String(lenet5Config.inputShape))
    return { difference: `it takes images of ${inputShape.join('×')} pixels` };
  const layers = inferenceLayers(model.config);
  const wanted = lenet5Config.layers.map(withoutName);
  const at = layers.findIndex((layer, index) => withoutName(layer) !== wanted[index]);
  const other = layers[at];
  if (other) return { difference: `layer ${other.name} is ${other.type} ${withoutName(other)}` };
  if (layers.length !== wanted.length) return { difference: 'it has fewer layers' };
  const names = stackWeights(connectLayers(lenet5Config));
  const weights = model.readValues().map((tensor, index) => ({ ...tensor, name: names[index]?.name ?? '' }));
  return { model: plainModel(lenet5Config, weights) };
}

/** The layers that compute something in inference. */
function inferenceLayers({ layers: all }: StackConfig): readonly LayerConfig[] {
  const layers = all.filter(({ type }) => type !== 'Dropout');
  const [last, before] = [layers.at(-1), layers.at(-2)];
  const isSoftmax = last?.type === 'Activation' && last.activation === 'softmax';
  if (!isSoftmax || before?.type !== 'Dense' || before.activation !== 'linear') return layers;
  return [...layers.slice(0, -2), { ...before, activation: 'softmax' }];
}

/** The settings of a layer, to compare and to display. */
function withoutName({ name: _, ...layer }: LayerConfig): string {
  return JSON.stringify(layer, Object.keys(layer).sort());
}
