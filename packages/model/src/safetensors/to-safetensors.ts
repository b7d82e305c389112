import { encodeSafetensors, type NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { checkOptions } from '../check-options.js';
import { OptionsError } from '../errors/options-error.js';
import { channelsFirstWeights } from '../family/channels-first.js';
import { readFamily } from '../family/read-family.js';
import { checkFinite, readWeights } from '../model-weights.js';
import { ARCHITECTURE_KEY, FORMAT_KEY, FORMATS } from './model-metadata.js';

/** How the weights are to lie. */
export interface ToSafetensorsOptions {
  /**
   * `tfjs`, the default: the names and order of tfjs and Keras, for every layer. `pytorch`: a state dict, for the
   * family of `toOnnx()`.
   */
  readonly layout?: 'tfjs' | 'pytorch';
}

/**
 * Writes a model as a safetensors file that {@link fromSafetensors} reads back, layers and all.
 *
 * | layout | names | kernels of convolutions | dense kernels | metadata `format` |
 * |---|---|---|---|---|
 * | `tfjs` | `conv1/kernel`, `conv1/bias` | `[height, width, inputs, outputs]` | `[inputs, outputs]` | `tf` |
 * | `pytorch` | `conv1.weight`, `conv1.bias` | `[outputs, inputs, height, width]` | `[outputs, inputs]` | `pt` |
 *
 * In `pytorch` the inputs of the dense layer after a Flatten are permuted to channels, height, width, the order in
 * which `torch.flatten` gives them. The metadata's `architecture` is the model's topology as tfjs has it in
 * `model.json`.
 *
 * @throws OptionsError where the options are not an object such as `{ layout: 'pytorch' }`
 * @throws UnsupportedLayerError in the layout `pytorch`, with the layer that is in the way
 * @throws WeightsDtypeError, WeightsNotFiniteError
 */
export async function toSafetensors(
  model: Sequential,
  options: ToSafetensorsOptions = {},
): Promise<Uint8Array> {
  const example = "{ layout: 'tfjs' } or { layout: 'pytorch' }";
  checkOptions('toSafetensors', options, ['layout'], example);
  const { layout = 'tfjs' } = options;
  if (!Object.hasOwn(FORMATS, layout)) throw new OptionsError('toSafetensors', `layout '${layout}'`, example);
  const weights = layout === 'pytorch' ? await stateDict(model) : await ownWeights(model);
  return encodeSafetensors(weights, {
    [FORMAT_KEY]: FORMATS[layout],
    [ARCHITECTURE_KEY]: String(model.toJSON(null, true)),
  });
}

async function ownWeights(model: Sequential): Promise<NamedTensor[]> {
  const weights = await readWeights(model);
  checkFinite(weights, model.name);
  return weights;
}

async function stateDict(model: Sequential): Promise<NamedTensor[]> {
  const { layers } = await readFamily(model, "safetensors in PyTorch's layout");
  return layers.flatMap((layer) => ('kernel' in layer ? channelsFirstWeights(layer) : []));
}
