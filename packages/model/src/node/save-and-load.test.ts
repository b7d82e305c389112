import { WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { layers, loadLayersModel, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ModelSaveError } from '../errors/file-errors.js';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { loadModel } from './load-model.js';
import { modelFolder } from './model-folder.js';
import { saveModel } from './save-model.js';

let folder: string;
beforeAll(() => tf.enableProdMode());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function predictions(model: { predict: Sequential['predict'] }): Promise<Float32Array> {
  const output = model.predict(tf.randomUniform([4, 28, 28, 1], 0, 1, 'float32', 5)) as tf.Tensor;
  return Float32Array.from(await output.data());
}

describe('saveModel(model, folder)', () => {
  test('rejects two layers with the same name, and writes no file', async () => {
    const twins = sequential({
      layers: [layers.dense({ name: 'd', units: 3, inputShape: [2] }), layers.dense({ name: 'd', units: 3 })],
    });
    await expect(saveModel(twins, folder)).rejects.toMatchObject({
      code: 'MODEL_WEIGHTS_NAME',
      message: 'two weights of the model have the same name (d/kernel) — give each layer a unique name',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('writes only model.json and weights.bin, 4 bytes per parameter', async () => {
    await saveModel(lenet5(), join(folder, 'runs', '1', 'model'));
    const place = join(folder, 'runs', '1', 'model');
    expect((await readdir(place)).sort()).toEqual(['model.json', 'weights.bin']);
    expect((await stat(join(place, 'weights.bin'))).size).toBe(4 * 44_426);
  });

  test('writes the format of tfjs: one group of weights, in the order of the model, little-endian', async () => {
    const model = lenet5();
    await saveModel(model, folder);
    const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
    const weights = await readWeights(model);
    expect(json).toMatchObject({
      format: 'layers-model',
      modelTopology: { class_name: 'Sequential' },
      weightsManifest: [
        {
          paths: ['weights.bin'],
          weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
        },
      ],
    });
    const bytes = await readFile(join(folder, 'weights.bin'));
    const all = weights.flatMap(({ values }) => Array.from(values));
    expect(all.every((value, index) => bytes.readFloatLE(4 * index) === value)).toBe(true);
  });

  test('does not change other files of the folder', async () => {
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await saveModel(lenet5(), folder);
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('rejects a model with NaN weights, and keeps the existing model', async () => {
    await saveModel(lenet5({ seed: 1 }), folder);
    const diverged = lenet5({ seed: 2 });
    diverged.layers[0]?.setWeights([tf.fill([5, 5, 1, 6], Number.NaN), tf.zeros([6])]);
    await expect(saveModel(diverged, folder)).rejects.toThrow(WeightsNotFiniteError);
    expect(await readWeights(await loadModel(folder))).toEqual(await readWeights(lenet5({ seed: 1 })));
  });

  test('throws ModelSaveError if the folder cannot be created', async () => {
    await writeFile(join(folder, 'file'), '');
    const saving = saveModel(lenet5(), join(folder, 'file', 'model'));
    await expect(saving).rejects.toThrow(ModelSaveError);
    await expect(saving).rejects.toThrow(
      /^the model cannot be saved in .* \(ENOTDIR.*\) — free disk space, or save/,
    );
  });

  test('removes its temporary files if it fails', async () => {
    await mkdir(join(folder, 'weights.bin', 'in-the-way'), { recursive: true });
    await expect(saveModel(lenet5(), folder)).rejects.toThrow(ModelSaveError);
    expect(await readdir(folder)).toEqual(['weights.bin']);
  });
});

describe('loadModel(path)', () => {
  test('restores layers, weights and predictions', async () => {
    const model = lenet5({ seed: 9 });
    await saveModel(model, folder);
    for (const path of [folder, join(folder, 'model.json'), `${folder}/`]) {
      const loaded = await loadModel(path);
      expect(loaded.getConfig()).toEqual(model.getConfig());
      expect(await readWeights(loaded)).toEqual(await readWeights(model));
      expect(await predictions(loaded)).toEqual(await predictions(model));
    }
  });

  test('restores the user-defined metadata', async () => {
    const model = lenet5();
    model.setUserDefinedMetadata({ epochs: 10 });
    await saveModel(model, folder);
    expect((await loadModel(folder)).getUserDefinedMetadata()).toEqual({ epochs: 10 });
  });

  test('allocates ten tensors per model, and dispose() frees all of them', async () => {
    await saveModel(lenet5(), folder);
    const before = tf.memory().numTensors;
    const loaded = await loadModel(folder);
    expect(tf.memory().numTensors).toBe(before + 10);
    loaded.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('omits the optimizer state of a compiled model', async () => {
    const model = sequential({ layers: [layers.dense({ name: 'a', inputShape: [3], units: 2 })] });
    model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
    await model.fit(tf.ones([4, 3]), tf.ones([4, 2]), { epochs: 1 });
    await model.save(modelFolder(folder), { includeOptimizer: true });
    expect(await readWeights(await loadModel(folder))).toEqual(await readWeights(model));
  });
});

describe('modelFolder(path)', () => {
  test('works with save() and loadLayersModel() of tfjs', async () => {
    const model = lenet5({ seed: 4 });
    const { modelArtifactsInfo } = await model.save(modelFolder(folder));
    expect(modelArtifactsInfo.weightDataBytes).toBe(4 * 44_426);
    expect(await predictions(await loadLayersModel(modelFolder(folder)))).toEqual(await predictions(model));
  });
});
