import { decodeSafetensors, type NamedTensor, type Safetensors } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { requireBackend } from '../backend-ready.js';
import { buildModel } from '../format/build-model.js';
import { layersTopology } from '../format/layers-model.js';
import { readWritten } from '../format/writer.js';
import { plainForExport } from '../layers/plain-for-export.js';
import { modelFromPlain } from '../sequential-from-plain.js';
import { writeWeights } from '../write-weights.js';
import { FORMAT_KEY, FORMATS, WRITER_KEY } from './model-metadata.js';
import { describedTopology, plainFromDecoded } from './plain-from-safetensors.js';
import { fromStateDict } from './state-dict.js';
import { checkWeightsOptions, type FromSafetensorsOptions } from './weights-options.js';

/**
 * Loads a model from a safetensors file, and checks all of it. The file can be:
 *
 * - a file that {@link toSafetensors} wrote, in either layout; its metadata describes the layers;
 * - the weights of LeNet-5 from any framework, without a description of the layers. Their names or their shapes
 *   identify them. Such a file does not specify the activation and the pooling. Specify them in the options;
 *   with `onAssumed` they can be assumed: those of {@link lenet5}, tanh and average pooling.
 *
 * @param source where the bytes come from, for error messages
 * @throws OptionsError if an option is not valid; LayersDescribedError if a variant is given for a file that describes
 *   its layers; LayersUnknownError if neither the file nor the options describe them and `onAssumed` is missing
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 * @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError, SafetensorsOffsetsError if the file
 *   is not valid
 * @throws ModelFormatError, GraphModelError, UnknownLayerError, UnsupportedLayerError if its layers are not valid
 * @throws UnknownWeightsError, WeightsMismatchError, WeightsNotFiniteError if its weights are not valid
 * @throws NewerModelError if it cannot be read and a later release wrote it
 *
 * @example
 * ```ts
 * import { fromSafetensors, lenet5, toSafetensors } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const bytes = await toSafetensors(lenet5({ seed: 42 }));
 * const model = await fromSafetensors(bytes, 'lenet5.safetensors');
 * console.log(model.layers.length); // 8
 * ```
 */
export async function fromSafetensors(
  bytes: Uint8Array,
  source = 'the safetensors file',
  options: FromSafetensorsOptions = {},
): Promise<LayersModel> {
  checkWeightsOptions(options);
  requireBackend();
  const file = decodeSafetensors(bytes, source);
  return readWritten(file.metadata[WRITER_KEY], source, () => fromDecoded(file, source, options));
}

async function fromDecoded(
  file: Safetensors,
  source: string,
  options: FromSafetensorsOptions,
): Promise<LayersModel> {
  const plain = await plainFromDecoded(file, source, options);
  if (plain) return modelFromPlain(plain);
  const topology = layersTopology({ modelTopology: describedTopology(file.metadata, source) }, source);
  const model = await buildModel(topology, source);
  const isStateDict = file.metadata[FORMAT_KEY] === FORMATS.pytorch;
  return withWeights(model, source, async () => {
    if (!isStateDict) return file.tensors;
    const { config } = await plainForExport(model, "safetensors in PyTorch's layout");
    return fromStateDict(config, file.tensors, source);
  });
}

/** Sets the weights of the model, and disposes the model if they are rejected. */
async function withWeights(
  model: LayersModel,
  source: string,
  weights: () => readonly NamedTensor[] | Promise<readonly NamedTensor[]>,
): Promise<LayersModel> {
  try {
    writeWeights(model, await weights(), source);
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}
