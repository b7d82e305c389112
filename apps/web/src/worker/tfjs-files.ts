import type { NamedTensor } from '@lenet5/core';
import { modelFromArtifacts, plainFromSequential } from '@lenet5/model';
import { io } from '@tensorflow/tfjs-core';
import type { TfjsFiles } from './api.js';
import { modelWith, setupBackend } from './backend.js';
import { InvalidModelJsonError } from './invalid-model-json-error.js';
import type { ModelData } from './other-network.js';

const WEIGHTS_FILE = 'weights.bin';

/** Exports a LeNet-5 as tfjs saves it. */
export async function toTfjs(weights: readonly NamedTensor[]): Promise<TfjsFiles> {
  const model = await modelWith(weights);
  let saved: io.ModelArtifacts | undefined;
  try {
    await model.save(
      io.withSaveHandler(async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
      }),
    );
  } finally {
    model.dispose();
  }
  if (!saved?.weightData || !saved.weightSpecs) throw new Error('tfjs saved no weights');
  const { modelTopology, format, generatedBy, convertedBy, weightSpecs } = saved;
  const weightsManifest = [{ paths: [`./${WEIGHTS_FILE}`], weights: weightSpecs }];
  const json = JSON.stringify({ format, generatedBy, convertedBy, modelTopology, weightsManifest });
  return { json, weights: new Uint8Array(io.CompositeArrayBuffer.join(saved.weightData)) };
}

/**
 * Reads a model that tfjs saved.
 * @throws InvalidModelJsonError, and what `modelFromArtifacts()` and `plainFromSequential()` throw
 */
export async function fromTfjs({ json, weights }: TfjsFiles): Promise<ModelData> {
  await setupBackend();
  const source = 'model.json';
  const parsed = parse(json, source);
  const model = await modelFromArtifacts(
    {
      modelTopology: parsed.modelTopology,
      weightSpecs: parsed.weightsManifest?.flatMap((group) => group.weights),
      weightData: Uint8Array.from(weights).buffer,
    },
    source,
  );
  try {
    const plain = await plainFromSequential(model);
    return { config: plain.config, weights: plain.readValues() };
  } finally {
    model.dispose();
  }
}

function parse(json: string, source: string): io.ModelJSON {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new InvalidModelJsonError(source, error);
  }
}
