import { WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { layers, loadLayersModel, sequential } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WeightsSizeError } from '../errors/weights-errors.js';
import { lenet5 } from '../lenet5.js';
import { saveModel } from '../node/save-model.js';
import { readWeights } from '../read-weights.js';
import { modelFromArtifacts } from './model-from-artifacts.js';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  tf.enableProdMode();
  folder = await mkdtemp(join(tmpdir(), 'model-'));
  await saveModel(lenet5({ seed: 6 }), folder);
  server = createServer(async (request, response) => {
    response.end(await readFile(join(folder, request.url ?? '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/model.json`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** The artifacts that a tfjs handler loads for this model. */
async function artifactsOf(model: ReturnType<typeof lenet5>): Promise<tf.io.ModelArtifacts> {
  let saved: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    }),
  );
  return saved;
}

describe('a folder that saveModel() wrote, on a web server', () => {
  test('can be loaded by the http handler of tfjs', async () => {
    const loaded = await loadLayersModel(url);
    const weights = await Promise.all(loaded.getWeights().map((weight) => weight.data()));
    expect(weights).toEqual((await readWeights(lenet5({ seed: 6 }))).map(({ values }) => values));
  });

  test('can be loaded by modelFromArtifacts()', async () => {
    const [handler] = tf.io.getLoadHandlers(url) as tf.io.IOHandler[];
    const model = await modelFromArtifacts((await handler?.load?.()) ?? {}, url);
    expect(await readWeights(model)).toEqual(await readWeights(lenet5({ seed: 6 })));
  });
});

describe('modelFromArtifacts(artifacts, source)', () => {
  test('accepts weights in several buffers', async () => {
    const artifacts = await artifactsOf(lenet5({ seed: 8 }));
    const data = tf.io.CompositeArrayBuffer.join(artifacts.weightData);
    const weightData = [data.slice(0, 5), data.slice(5, 100_000), data.slice(100_000)];
    const model = await modelFromArtifacts({ ...artifacts, weightData }, 'memory');
    expect(await readWeights(model)).toEqual(await readWeights(lenet5({ seed: 8 })));
  });

  test('reads weights quantized to 8 bits', async () => {
    const model = sequential({
      layers: [layers.dense({ name: 'a', inputShape: [2], units: 2, useBias: false })],
    });
    const artifacts = await artifactsOf(model);
    const quantization = { dtype: 'uint8', scale: 0.5, min: -1 } as const;
    const weightSpecs = artifacts.weightSpecs?.map((spec) => ({ ...spec, quantization })) ?? [];
    const weightData = Uint8Array.of(0, 1, 2, 255).buffer;
    const [weight] = await readWeights(
      await modelFromArtifacts({ ...artifacts, weightSpecs, weightData }, 'memory'),
    );
    expect(weight?.values).toEqual(Float32Array.of(-1, -0.5, 0, 126.5));
  });

  test.each<readonly [string, (data: ArrayBuffer) => ArrayBuffer, new (...args: never[]) => Error]>([
    [
      'extra bytes, which tfjs accepts',
      (data) => tf.io.CompositeArrayBuffer.join([data, new ArrayBuffer(4)]),
      WeightsSizeError,
    ],
    ['missing bytes', (data) => data.slice(4), WeightsSizeError],
    [
      'NaN weights, which tfjs takes',
      (data) => new Uint8Array(data.byteLength).fill(0xff).buffer,
      WeightsNotFiniteError,
    ],
  ])('rejects %s, and frees its tensors', async (_, change, error) => {
    const artifacts = await artifactsOf(lenet5());
    const weightData = change(tf.io.CompositeArrayBuffer.join(artifacts.weightData));
    const before = tf.memory().numTensors;
    await expect(modelFromArtifacts({ ...artifacts, weightData }, 'memory')).rejects.toThrow(error);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('rejects artifacts without weights', async () => {
    const { modelTopology } = await artifactsOf(lenet5());
    await expect(modelFromArtifacts({ modelTopology: modelTopology ?? {} }, 'memory')).rejects.toMatchObject({
      code: 'MODEL_FORMAT',
      message: expect.stringContaining('memory is not a valid tfjs layers model (weightsManifest: missing)'),
    });
  });
});
