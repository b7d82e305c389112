import { decodeSafetensors, describedVariant, lenet5VariantConfig, type NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from '../backend-ready.js';
import { ModelFormatError } from '../errors/format-errors.js';
import { LayersDescribedError } from '../errors/layers-described-error.js';
import { buildSequential } from '../format/build-sequential.js';
import { layersTopology } from '../format/layers-model.js';
import { writeWeights } from '../model-weights.js';
import { toSequential } from '../to-sequential.js';
import { findLenet5Weights } from './find-lenet5-weights.js';
import { checkVariantOptions, type FromSafetensorsOptions, settleVariant } from './lenet5-options.js';
import { ARCHITECTURE_KEY, FORMAT_KEY, FORMATS } from './model-metadata.js';
import { fromStateDict } from './state-dict.js';

/**
 * Loads a model from a safetensors file, and checks all of it. The file can be:
 *
 * - a file that {@link toSafetensors} wrote, in either layout; its metadata describes the layers; * - the weights of LeNet-5 from any framework, without a description of the layers. Their names or their shapes
 *   identify them. Such a file does not specify the activation and the pooling. Specify them in the options;
 *   otherwise they are those of {@link lenet5}, tanh and average pooling, and `onAssumed` is called.
 *
 * @param source where the bytes come from, for error messages
 * @throws OptionsError if an option is not valid; LayersDescribedError if a variant is given for a file that describes
 *   its layers
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 * @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError, SafetensorsOffsetsError if the file
 *   is not valid
 * @throws ModelFormatError, GraphModelError, UnknownLayerError, UnsupportedLayerError if its layers are not valid
 * @throws UnknownWeightsError, WeightsMismatchError, WeightsNotFiniteError if its weights are not valid
 */
export async function fromSafetensors(
  bytes: Uint8Array,
  source = 'the safetensors file',
  options: FromSafetensorsOptions = {},
): Promise<Sequential> {
  checkVariantOptions(options);
  requireBackend();
  const { tensors, metadata } = decodeSafetensors(bytes, source);
  const architecture = metadata[ARCHITECTURE_KEY];
  if (architecture === undefined) {
    const variant = settleVariant(tensors, describedVariant(metadata), options, source);
    const model = toSequential(lenet5VariantConfig(variant));
    return withWeights(model, source, () => findLenet5Weights(model, tensors, source));
  }
  refuseVariant(options, source);
  const topology = layersTopology({ modelTopology: parse(architecture, source) }, source);
  const model = await buildSequential(topology, source);
  const isStateDict = metadata[FORMAT_KEY] === FORMATS.pytorch;
  return withWeights(model, source, () => (isStateDict ? fromStateDict(model, tensors, source) : tensors));
}

/** @throws LayersDescribedError if the options name a part of a variant */
function refuseVariant(options: FromSafetensorsOptions, source: string): void {
  const given = (['activation', 'pooling', 'padding'] as const).find((part) => options[part] !== undefined);
  if (given) throw new LayersDescribedError(source, `${given} ${options[given]}`);
}

/** Sets the weights of the model, and disposes the model if they are rejected. */
async function withWeights(
  model: Sequential,
  source: string,
  weights: () => readonly NamedTensor[] | Promise<readonly NamedTensor[]>,
): Promise<Sequential> {
  try {
    writeWeights(model, await weights(), source);
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}

function parse(architecture: string, source: string): unknown {
  try {
    return JSON.parse(architecture);
  } catch (cause) {
    throw new ModelFormatError(source, 'the architecture in its metadata is not JSON', cause);
  }
}
