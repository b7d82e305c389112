import { dispose, io, type Tensor } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from '../backend-ready.js';
import { ManifestError } from '../errors/format-errors.js';
import { WeightsMismatchError, WeightsSizeError } from '../errors/weights-errors.js';
import { checkFinite, readWeights } from '../model-weights.js';
import { buildSequential } from './build-sequential.js';
import { firstLine } from './first-line.js';
import { layersTopology } from './layers-model.js';
import { checkNames, checkSpecs, weightBytes } from './weights-manifest.js';

/**
 * Builds a model from what a tfjs IO handler loaded, and checks all of it. tfjs's own `loadLayersModel` takes a model
 * with NaN weights, or with bytes left over, without a word.
 *
 * @param artifacts what `load()` of a handler gave: `io.getLoadHandlers('indexeddb://lenet5')[0].load()`
 * @param source what it was loaded from, for the messages
 * @returns an uncompiled model; the caller disposes it. The state of an optimiser is left out.
 * @throws BackendError, and whatever is wrong: GraphModelError, NotLayersModelError, TopologyError,
 *   UnknownLayerError, ManifestError, WeightsDtypeError, WeightsSizeError, WeightsMismatchError,
 *   WeightsNotFiniteError
 */
export async function modelFromArtifacts(artifacts: io.ModelArtifacts, source: string): Promise<Sequential> {
  requireBackend();
  const topology = layersTopology(artifacts, source);
  const { weightSpecs, weightData } = artifacts;
  if (!weightSpecs || !weightData) throw new ManifestError(source, 'it is missing');
  const specs = checkSpecs(weightSpecs, source);
  checkNames(specs, source);
  const data = io.CompositeArrayBuffer.join(weightData);
  const asked = weightBytes(specs);
  if (data.byteLength !== asked) throw new WeightsSizeError(`${source} (weights)`, data.byteLength, asked);
  const model = await buildSequential(topology, source);
  try {
    fillWeights(model, data, specs, source);
    checkFinite(await readWeights(model), source);
    if (artifacts.userDefinedMetadata) model.setUserDefinedMetadata(artifacts.userDefinedMetadata);
    return model;
  } catch (error) {
    model.dispose();
    throw error;
  }
}

/** tfjs matches the names, since it knows the ones that Python writes; shapes are compared here, by name. */
function fillWeights(
  model: Sequential,
  data: ArrayBuffer,
  specs: readonly io.WeightsManifestEntry[],
  source: string,
): void {
  const shapes = new Map(model.weights.map(({ originalName, shape }) => [originalName, shape]));
  for (const { name, shape } of specs) {
    const wanted = shapes.get(name);
    if (wanted && String(wanted) !== String(shape)) {
      throw new WeightsMismatchError(source, `${name} is [${shape.join(', ')}], not [${wanted.join(', ')}]`);
    }
  }
  const tensors = io.decodeWeights(data, [...specs]);
  const own: Record<string, Tensor> = {};
  for (const { name, group } of specs) {
    const value = tensors[name];
    if (value && group !== 'optimizer') own[name] = value;
  }
  try {
    model.loadWeights(own);
  } catch (cause) {
    throw new WeightsMismatchError(source, firstLine(cause));
  } finally {
    dispose(tensors);
  }
}
