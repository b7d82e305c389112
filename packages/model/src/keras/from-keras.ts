import { LenetError, type NamedTensor } from '@lenet5/core';
import { unzipSync } from 'fflate';
import { InvalidModelFileError, UnsupportedModelFileError } from '../errors/import-errors.js';
import type { ReadModel } from '../read/stack-draft.js';
import { draftKerasModel } from './draft-keras-model.js';
import { textAttribute, withHdf5 } from './hdf5.js';
import { type KerasLayer, readKerasLayers } from './read-keras-layers.js';
import { type KerasWeights, readArchiveWeights, readLegacyWeights } from './read-keras-weights.js';

const CONFIG = 'config.json';
const WEIGHTS = 'model.weights.h5';
const WHOLE_MODEL = "save the whole model in Python: model.save('model.keras')";

/**
 * Reads a model that Keras saved: a `.keras` file of Keras 3, or an `.h5` file of Keras 2 or 3. Supported are a Sequential, and a
 * functional model with one input and one output, of Conv2D, DepthwiseConv2D, SeparableConv2D, pooling, global pooling, Dense,
 * Flatten, Activation, ReLU, LeakyReLU, ELU, Softmax, Dropout, BatchNormalization, ZeroPadding2D, Rescaling and Add. Layers for
 * training only are omitted, and so is a first layer that divides pixels by 255.
 *
 * @param source where the bytes come from, for error messages
 * @throws InvalidModelFileError if the bytes are neither; UnsupportedModelFileError if the file contains weights only, or a
 *   layer that is not supported; WeightsMismatchError, WeightsNotFiniteError
 * @throws MissingPackageError if the optional peer dependency h5wasm is not installed
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { fromKeras, toKeras } from '@lenet5/model/keras';
 *
 * const bytes = await toKeras(plainLenet5());
 * const { model, notes } = await fromKeras(bytes, 'lenet5.keras');
 * console.log(model.layers.length); // 8
 * console.log(notes); // [ 'pixels from 0 (paper) to 1 (ink) are assumed' ]
 * ```
 */
export async function fromKeras(bytes: Uint8Array, source = 'the Keras file'): Promise<ReadModel> {
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return await (isZip ? readArchive(bytes, source) : readLegacy(bytes, source));
  } catch (error) {
    if (LenetError.isInstance(error)) throw error;
    throw new InvalidModelFileError(source, 'Keras', error);
  }
}

function readArchive(bytes: Uint8Array, source: string): Promise<ReadModel> {
  const files = unzipSync(bytes, { filter: ({ name }) => name === CONFIG || name === WEIGHTS });
  const [config, weights] = [files[CONFIG], files[WEIGHTS]];
  if (!config || !weights) throw new Error(`no ${config ? WEIGHTS : CONFIG} in it`);
  return withHdf5(weights, (file) => {
    return build(new TextDecoder().decode(config), (layers) => readArchiveWeights(file, layers), source);
  });
}

function readLegacy(bytes: Uint8Array, source: string): Promise<ReadModel> {
  return withHdf5(bytes, (file) => {
    const config = textAttribute(file, 'model_config');
    if (config === undefined)
      throw new UnsupportedModelFileError(source, 'weights without layers', WHOLE_MODEL);
    return build(config, (layers) => readLegacyWeights(file, layers), source);
  });
}

function build(
  config: string,
  readWeights: (layers: readonly { readonly name: string; readonly className: string }[]) => KerasWeights,
  source: string,
): ReadModel {
  const stack = readKerasLayers(JSON.parse(config), source);
  const weights = readWeights(stack.layers.filter(({ className }) => className !== 'InputLayer'));
  const weightsOf = ({ name }: KerasLayer): readonly NamedTensor[] => weights.get(name) ?? [];
  const draft = draftKerasModel(stack, source, { remedy: WHOLE_MODEL, weightsOf });
  draft.notes.push('pixels from 0 (paper) to 1 (ink) are assumed');
  return draft.build();
}
