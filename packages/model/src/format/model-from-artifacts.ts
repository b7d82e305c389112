import { checkFinite, WeightsMismatchError } from '@lenet5/core';
import { dispose, io, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { requireBackend } from '../backend-ready.js';
import { WeightsSizeError } from '../errors/weights-errors.js';
import { readWeights } from '../read-weights.js';
import { buildModel } from './build-model.js';
import { firstLine } from './first-line.js';
import { withoutModelName } from './keras3.js';
import { layersTopology } from './layers-model.js';
import { checkNames, checkSpecs, manifestError, weightBytes } from './weights-manifest.js';

/**
 * Builds a model from the artifacts that a tfjs IO handler loaded, and checks all of them. tfjs's own `loadLayersModel`
 * silently accepts NaN weights and extra bytes.
 *
 * @param artifacts the result of `load()` of a handler, such as `io.getLoadHandlers('indexeddb://lenet5')[0].load()`
 * @param source where the artifacts come from, for error messages
 * @returns an uncompiled model, without the state of an optimizer; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 * @throws GraphModelError, ModelFormatError, UnknownLayerError if the description of the model is not valid
 * @throws WeightsDtypeError, WeightsSizeError, WeightsMismatchError, WeightsNotFiniteError if the weights are not valid
 *
 * @example
 * ```ts
 * import { lenet5, modelFromArtifacts } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 * import * as tf from '@tensorflow/tfjs-core';
 *
 * await setupWasm();
 * let saved: tf.io.ModelArtifacts | undefined;
 * const handler = tf.io.withSaveHandler(async (artifacts) => {
 *   saved = artifacts;
 *   return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
 * });
 * await lenet5().save(handler);
 * if (saved) console.log((await modelFromArtifacts(saved, 'memory')).countParams()); // 44426
 * ```
 */
export async function modelFromArtifacts(artifacts: io.ModelArtifacts, source: string): Promise<LayersModel> {
  requireBackend();
  const topology = layersTopology(artifacts, source);
  const { weightSpecs, weightData } = artifacts;
  if (!weightSpecs || !weightData) throw manifestError(source, 'missing');
  const specs = withoutModelName(checkSpecs(weightSpecs, source), topology);
  checkNames(specs, source);
  const data = io.CompositeArrayBuffer.join(weightData);
  const expected = weightBytes(specs);
  if (data.byteLength !== expected) {
    throw new WeightsSizeError(`the weights of ${source}`, data.byteLength, expected);
  }
  const model = await buildModel(topology, source);
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

/** tfjs matches the names, because it knows those that Python writes; shapes are compared here, by name. */
function fillWeights(
  model: LayersModel,
  data: ArrayBuffer,
  specs: readonly io.WeightsManifestEntry[],
  source: string,
): void {
  const shapes = new Map(model.weights.map(({ originalName, shape }) => [originalName, shape]));
  for (const { name, shape } of specs) {
    const expected = shapes.get(name);
    if (expected && String(expected) !== String(shape)) {
      throw new WeightsMismatchError(
        source,
        `${name} is [${shape.join(', ')}], not [${expected.join(', ')}]`,
      );
    }
  }
  const tensors = io.decodeWeights(data, [...specs]);
  const weights: Record<string, Tensor> = {};
  for (const { name, group } of specs) {
    const value = tensors[name];
    if (value && group !== 'optimizer') weights[name] = value;
  }
  try {
    model.loadWeights(weights);
  } catch (cause) {
    throw new WeightsMismatchError(source, firstLine(cause));
  } finally {
    dispose(tensors);
  }
}
