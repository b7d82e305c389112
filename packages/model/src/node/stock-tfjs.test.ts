import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportModels } from '../testing/export-models.js';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { saveModel } from './save-model.js';

let folder: string;
let digits: Float32Array;

beforeAll(async () => {
  tf.enableProdMode();
  digits = await testDigits(50);
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that loads the two files with tfjs only. */
async function loadWithTfjs(place: string) {
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(join(place, 'model.json'), 'utf8'));
  const weightData = Uint8Array.from(await readFile(join(place, 'weights.bin'))).buffer;
  const weightSpecs = weightsManifest[0].weights;
  return loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
}

describe('a model that saveModel() wrote', () => {
  test.each(Object.entries(exportModels))(
    'has the same predictions if tfjs loads it without this package: %s',
    async (_, make) => {
      const model = make();
      await saveModel(model, join(folder, model.name));
      expect(predict(await loadWithTfjs(join(folder, model.name)), digits)).toEqual(predict(model, digits));
    },
  );
});
