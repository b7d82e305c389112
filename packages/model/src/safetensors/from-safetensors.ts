import { decodeSafetensors, type NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from '../backend-ready.js';
import { TopologyError } from '../errors/format-errors.js';
import { buildSequential } from '../format/build-sequential.js';
import { layersTopology } from '../format/layers-model.js';
import { lenet5 } from '../lenet5.js';
import { writeWeights } from '../model-weights.js';
import { lenet5Weights } from './lenet5-weights.js';
import { ARCHITECTURE_KEY, FORMAT_KEY, FORMATS } from './model-metadata.js';
import { fromStateDict } from './state-dict.js';

/**
 * Reads a model from a safetensors file, and checks all of it. Two kinds of file make a model:
 *
 * - what {@link toSafetensors} wrote, in either layout: its metadata says which layers;
 * - the weights of a LeNet-5 without a word about layers, from anywhere: see `lenet5Weights`. The model is then
 *   {@link lenet5}: tanh and average pooling, whatever the weights were trained with.
 *
 * @param source what the bytes come from, for the messages
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError; what is wrong with the file: SafetensorsTruncatedError, SafetensorsHeaderError,
 *   SafetensorsDtypeError, SafetensorsOffsetsError; with its layers: NotLayersModelError, GraphModelError,
 *   TopologyError, UnknownLayerError, UnsupportedLayerError; with its weights: UnknownWeightsError, WeightsMismatchError,
 *   WeightsNotFiniteError
 */
export async function fromSafetensors(
  bytes: Uint8Array,
  source = 'the safetensors file',
): Promise<Sequential> {
  requireBackend();
  const { tensors, metadata } = decodeSafetensors(bytes, source);
  const architecture = metadata[ARCHITECTURE_KEY];
  if (architecture === undefined) {
    const model = lenet5();
    return filled(model, source, () => lenet5Weights(model, tensors, source));
  }
  const topology = layersTopology({ modelTopology: parse(architecture, source) }, source);
  const model = await buildSequential(topology, source);
  const isStateDict = metadata[FORMAT_KEY] === FORMATS.pytorch;
  return filled(model, source, () => (isStateDict ? fromStateDict(model, tensors, source) : tensors));
}

/** The model with these weights; disposed where they are refused. */
async function filled(
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
    throw new TopologyError(source, 'the architecture in its metadata is not JSON', cause);
  }
}
