import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlainModel } from '@lenet5/core';
import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import { saveModel } from '@lenet5/model/node';
import { fit } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openModel } from '../../../model-file/open-model.js';
import { scoreAll } from '../../../model-file/predict-all.js';
import { saveAnyModel } from '../../../model-file/save-any-model.js';
import { convert } from '../../export/convert.js';
import { DEFAULT_CONFIG } from '../config/train-config.js';
import { startFrom } from './start-from.js';

// A test trains one epoch.
vi.setConfig({ testTimeout: 30_000 });

const FIXTURES = fileURLToPath(new URL('../../../../../../packages/model/fixtures/', import.meta.url));
const EXPECTED = JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'start-from-'));
afterAll(() => rmSync(folder, { recursive: true }));

let data: { readonly train: ImageSet; readonly validation: ImageSet };
beforeAll(async () => {
  const { train, test: validation } = await loadMnist();
  data = { train: limitImageSet(train, 4000, 42), validation: limitImageSet(validation, 2000, 42) };
});

const warn = (): void => undefined;

/** The weights of a file of PyTorch, with the layers that they were trained with. */
async function readTorch(name: string): Promise<PlainModel> {
  const variant = { activation: 'relu', pooling: 'max' } as const;
  const { model } = await openModel(join(FIXTURES, `${name}.safetensors`), { variant, warn });
  if (!('config' in model)) throw new Error('not a plain model');
  return model;
}

async function start(path: string): Promise<PlainModel> {
  return (await startFrom(path, data.train, DEFAULT_CONFIG, warn)).network;
}

/** The fraction of 2,000 of the 10,000 test images that a network predicts correctly. */
async function accuracyOf(network: PlainModel): Promise<number> {
  const { probabilities } = await scoreAll(network, data.validation);
  const right = data.validation.labels.filter((label, index) => {
    const row = probabilities.subarray(index * 10, (index + 1) * 10);
    return row.indexOf(Math.max(...row)) === label;
  });
  return right.length / data.validation.count;
}

describe('startFrom(path)', () => {
  test.each([
    ['torch-relu', 'torch-relu'],
    ['torch-relu-f16', 'torch-relu'],
    ['torch-pad2', 'torch-pad2'],
  ])('%s starts with its accuracy, and one epoch makes it better', async (file, name) => {
    const path = join(folder, file);
    await saveAnyModel(await readTorch(file), path);
    const model = await start(path);
    const before = await accuracyOf(model);
    // Of 2,000 of the 10,000 images: within three standard errors.
    expect(Math.abs(before - EXPECTED[name].test_accuracy)).toBeLessThan(0.017);
    await fit({ model, data, epochs: 1, threads: 1 });
    expect(await accuracyOf(model)).toBeGreaterThan(before);
  });

  test.each(['onnx', 'keras', 'safetensors'] as const)(
    'a file that lenet5 export writes as %s starts with its weights',
    async (format) => {
      const model = await readTorch('torch-relu');
      const path = join(folder, `model.${format}`);
      writeFileSync(path, await convert(model, format, 'tfjs'));
      const values = (of: PlainModel) => of.readValues().map((tensor) => tensor.values);
      expect(values(await start(path))).toEqual(values(model));
    },
  );

  test('weights without layers have those of --activation and --pooling; a model with layers refuses them', async () => {
    const path = join(FIXTURES, 'torch-relu.safetensors');
    const config = { ...DEFAULT_CONFIG, activation: 'relu', pooling: 'max' } as const;
    const warnings: string[] = [];
    const { network, from } = await startFrom(path, data.train, config, (text) => warnings.push(text));
    const note = expect.stringContaining('pixels from 0 (paper) to 1 (ink) are assumed: add --input-mean');
    expect([from, warnings]).toEqual([{ model: path, newLastLayer: false, notes: [note] }, [note]]);
    const [before] = (await readTorch('torch-relu')).readValues();
    expect(network.readValues()[0]?.values).toEqual(before?.values);
    expect(Math.abs((await accuracyOf(network)) - EXPECTED['torch-relu'].test_accuracy)).toBeLessThan(0.017);
    const described = join(folder, 'described');
    await saveAnyModel(network, described);
    await expect(startFrom(described, data.train, config, () => undefined)).rejects.toMatchObject({
      code: 'MODEL_LAYERS_DESCRIBED',
    });
  });

  test('a model of TensorFlow.js starts with its weights, without settings that a plain model lacks', async () => {
    await setupWasm();
    const flatten = layers.flatten({ inputShape: [28, 28, 1] });
    const dense = layers.dense({ name: 'out', units: 10, activation: 'softmax', kernelRegularizer: 'l1l2' });
    const path = join(folder, 'tfjs');
    const model = sequential({ layers: [flatten, dense] });
    await saveModel(model, path);
    const warnings: string[] = [];
    const { network } = await startFrom(path, data.train, DEFAULT_CONFIG, (text) => warnings.push(text));
    expect(network.readValues().map(({ values }) => values)).toEqual(
      model.getWeights().map((weight) => weight.dataSync()),
    );
    expect(warnings).toEqual([`note: ${path}: the run does not use kernelRegularizer of out`]);
    const thresholded = layers.thresholdedReLU({ name: 'steep', theta: 2 });
    await saveModel(sequential({ layers: [flatten, thresholded, dense] }), path);
    await expect(start(path)).rejects.toThrow(
      `--from cannot start from ${path} (layer steep (ThresholdedReLU) is not supported: a layer of this type) — use`,
    );
  });

  test('says what it assumed, and that the last layer is new for other classes', async () => {
    const letters = { ...data.train, classNames: Array.from({ length: 26 }, (_, index) => String(index)) };
    const warnings: string[] = [];
    const path = join(FIXTURES, 'torch-relu.safetensors');
    const { from, network } = await startFrom(path, letters, DEFAULT_CONFIG, (text) => warnings.push(text));
    expect(from).toEqual({
      model: path,
      newLastLayer: true,
      assumed: { activation: 'tanh', pooling: 'average' },
    });
    expect(network.outputs[0]?.shape).toEqual([null, 26]);
    expect(warnings).toEqual([
      expect.stringContaining('does not describe its layers'),
      expect.stringContaining('the last layer starts from new weights'),
    ]);
  });
});
