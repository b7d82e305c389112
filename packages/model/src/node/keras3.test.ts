import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { loadModel } from './load-model.js';
import { modelFolder } from './model-folder.js';
import { saveModel } from './save-model.js';

// A test loads TensorFlow.js and models of Keras.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(() => tf.enableProdMode());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});
afterEach(() => rm(folder, { recursive: true }));

const float32 = {
  module: 'keras',
  class_name: 'DTypePolicy',
  config: { name: 'float32' },
  registered_name: null,
};

/** Rewrites a saved model as the tfjs converter writes one of Keras 3. */
async function asKeras3(): Promise<void> {
  const file = join(folder, 'model.json');
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(file, 'utf8'));
  const layers = modelTopology.config.layers.map((layer: { class_name: string; config: object }) => {
    const { batch_input_shape: _, ...config } = Object(layer.config);
    return { ...layer, module: 'keras.layers', config: { ...config, dtype: float32 }, registered_name: null };
  });
  const input = {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config: { batch_shape: [null, 28, 28, 1], dtype: 'float32', sparse: false, ragged: false, name: 'input' },
    registered_name: null,
  };
  const [{ paths, weights }] = weightsManifest;
  const json = {
    format: 'layers-model',
    generatedBy: 'keras v3.15.1',
    convertedBy: 'TensorFlow.js Converter v4.22.0',
    modelTopology: {
      keras_version: '3.15.1',
      backend: 'tensorflow',
      model_config: {
        class_name: 'Sequential',
        config: { name: 'sequential', trainable: true, dtype: float32, layers: [input, ...layers] },
      },
    },
    weightsManifest: [
      {
        paths,
        weights: weights.map((spec: { name: string }) => ({ ...spec, name: `sequential/${spec.name}` })),
      },
    ],
  };
  await writeFile(file, JSON.stringify(json));
}

test('loadModel(path) loads a model that the tfjs converter wrote from Keras 3', async () => {
  const original = lenet5({ seed: 3 });
  await saveModel(original, folder);
  await asKeras3();
  const images = await testDigits(4);
  const loaded = await loadModel(folder);
  expect(predict(loaded, images)).toEqual(predict(original, images));
  expect((await readWeights(loaded)).map(({ values }) => values)).toEqual(
    (await readWeights(original)).map(({ values }) => values),
  );
  const stock = await loadLayersModel(modelFolder(folder));
  expect(predict(stock, images)).toEqual(predict(original, images));
});

test('modelFolder(path) restores the optimizer of a compiled model that was saved with it', async () => {
  const model = lenet5({ seed: 3 });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  const images = tf.tensor(await testDigits(8), [8, 28, 28, 1]);
  const labels = tf.oneHot(tf.tensor1d([7, 2, 1, 0, 4, 1, 4, 9], 'int32'), 10);
  const step = { batchSize: 8, epochs: 1, shuffle: false };
  await model.fit(images, labels, step);
  await model.save(modelFolder(folder), { includeOptimizer: true });
  const restored = await loadLayersModel(modelFolder(folder));
  for (const one of [model, restored]) await one.fit(images, labels, step);
  expect((await readWeights(restored)).map(({ values }) => values)).toEqual(
    (await readWeights(model)).map(({ values }) => values),
  );
});
