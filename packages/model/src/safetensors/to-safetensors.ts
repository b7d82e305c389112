import { checkFinite, encodeSafetensors, formatValue, type NamedTensor, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { checkOptions } from '../check-options.js';
import { OptionsError } from '../errors/options-error.js';
import { plainTopology } from '../format/plain-topology.js';
import { WRITER } from '../format/writer.js';
import { plainForExport } from '../layers/plain-for-export.js';
import { checkUniqueNames, readWeights } from '../read-weights.js';
import {
  ARCHITECTURE_KEY,
  CLASS_NAMES_KEY,
  DATA_KEY,
  FORMAT_KEY,
  FORMATS,
  WRITER_KEY,
} from './model-metadata.js';
import { toStateDict } from './state-dict.js';

/** Options of {@link toSafetensors}. */
export interface ToSafetensorsOptions {
  /**
   * Layout of the weights. `tfjs`, the default: the names and order of tfjs and Keras, for all layers. `pytorch`: a state
   * dict, for the layers that a plain model can have.
   */
  readonly layout?: 'tfjs' | 'pytorch';
  /** The names of the classes, in the order of the outputs, for the metadata. Default none. */
  readonly classNames?: readonly string[] | undefined;
  /** The data set that the model was trained on, for the metadata: its name, or the path of its folder. Default none. */
  readonly data?: string | undefined;
}

/**
 * Exports a model as a safetensors file that {@link fromSafetensors} can read, with its layers.
 *
 * | layout | names | convolution kernels | dense kernels | metadata `format` |
 * |---|---|---|---|---|
 * | `tfjs` | `conv1/kernel`, `conv1/bias` | `[height, width, inputs, outputs]` | `[inputs, outputs]` | `tf` |
 * | `pytorch` | `conv1.weight`, `conv1.bias` | `[outputs, inputs, height, width]` | `[outputs, inputs]` | `pt` |
 *
 * In `pytorch`, the inputs of the dense layer after a Flatten have the order channels, rows, columns, which is the order
 * of `torch.flatten`. The weight of a depthwise convolution is `[channels · multiplier, 1, height, width]`, for `groups=channels`; a
 * separable convolution `conv` has `conv.depthwise.weight`, `conv.pointwise.weight` and `conv.pointwise.bias`. The metadata entry `architecture` is the topology of the model as in the `model.json` of tfjs;
 * `describedData()` reads `class_names` and `data`.
 *
 * @throws OptionsError if the options are not an object such as `{ layout: 'pytorch' }`
 * @throws UnsupportedLayerError if the layout `pytorch` does not support a layer: one that a plain model cannot have, or a sum of a
 *   flattened image and other values
 * @throws WeightsDtypeError, WeightsNotFiniteError
 *
 * @example
 * ```ts
 * import { decodeSafetensors, plainLenet5 } from '@lenet5/core';
 * import { toSafetensors } from '@lenet5/model';
 *
 * const bytes = await toSafetensors(plainLenet5(), { layout: 'pytorch' });
 * console.log(decodeSafetensors(bytes).tensors[1]?.name); // conv1.weight
 * ```
 */
export async function toSafetensors(
  model: LayersModel | PlainModel,
  options: ToSafetensorsOptions = {},
): Promise<Uint8Array> {
  const example = "{ layout: 'tfjs' } or { layout: 'pytorch' }";
  checkOptions('toSafetensors', options, ['layout', 'classNames', 'data'], example);
  const { layout = 'tfjs', classNames, data } = options;
  if (!Object.hasOwn(FORMATS, layout)) {
    throw new OptionsError('toSafetensors', `layout ${formatValue(layout)}`, example);
  }
  const weights = layout === 'pytorch' ? await stateDict(model) : await tfjsWeights(model);
  return encodeSafetensors(weights, {
    [FORMAT_KEY]: FORMATS[layout],
    [ARCHITECTURE_KEY]: architectureOf(model),
    [WRITER_KEY]: WRITER,
    ...(classNames && { [CLASS_NAMES_KEY]: JSON.stringify(classNames) }),
    ...(data !== undefined && { [DATA_KEY]: data }),
  });
}

function architectureOf(model: LayersModel | PlainModel): string {
  return 'config' in model ? JSON.stringify(plainTopology(model.config)) : String(model.toJSON(null, true));
}

async function tfjsWeights(model: LayersModel | PlainModel): Promise<NamedTensor[]> {
  const weights = await readWeights(model);
  checkFinite(weights, model.name);
  return weights;
}

async function stateDict(model: LayersModel | PlainModel): Promise<NamedTensor[]> {
  const plain = await plainForExport(model, "safetensors in PyTorch's layout");
  const weights = toStateDict(plain.config, plain.readValues());
  checkUniqueNames(weights, model.name);
  return weights;
}
