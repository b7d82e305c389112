import { decodeSafetensors, WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { OptionsError } from '../errors/options-error.js';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { exportModels } from '../testing/export-models.js';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { unsupportedModels } from '../testing/unsupported-models.js';
import { fromSafetensors } from './from-safetensors.js';
import { toSafetensors } from './to-safetensors.js';

let digits: Float32Array;

beforeAll(async () => {
  tf.enableProdMode();
  digits = await testDigits(20);
});

/** A model's settings; those that are not set may be null or missing. */
const settings = (model: LayersModel) =>
  JSON.parse(JSON.stringify(model.getConfig(), (_, value) => value ?? undefined));

const shapes = (bytes: Uint8Array) =>
  decodeSafetensors(bytes).tensors.map(({ name, shape }) => `${name} ${shape.join(',')}`);

test.each([
  ['pytorch', '("pytorch")'],
  [{ layout: 'torch' }, '(layout "torch")'],
  [{ format: 'pytorch' }, '(unknown option format)'],
])('toSafetensors(model, options) rejects the options %j', async (options, found) => {
  const call = toSafetensors(lenet5(), JSON.parse(JSON.stringify(options)));
  await expect(call).rejects.toThrow(OptionsError);
  await expect(call).rejects.toThrow(
    `the options of toSafetensors() are invalid ${found} — use options such as { layout: 'tfjs' } or { layout: 'pytorch' }`,
  );
});

describe.each(['tfjs', 'pytorch'] as const)('a model in the layout %s', (layout) => {
  test.each(Object.entries(exportModels))('is restored by fromSafetensors(): %s', async (_, make) => {
    const model = make();
    const read = await fromSafetensors(await toSafetensors(model, { layout }));
    expect(settings(read)).toEqual(settings(model));
    expect(await readWeights(read)).toEqual(await readWeights(model));
    expect(predict(read, digits)).toEqual(predict(model, digits));
  });

  test('has its layout, layers and writer in the metadata', async () => {
    const { metadata } = decodeSafetensors(await toSafetensors(lenet5(), { layout }));
    expect(Object.keys(metadata)).toEqual(['architecture', 'format', 'writer']);
    expect(metadata.format).toBe({ tfjs: 'tf', pytorch: 'pt' }[layout]);
    expect(JSON.parse(metadata.architecture ?? '')).toMatchObject({
      class_name: 'Sequential',
      config: { name: 'lenet5' },
    });
  });

  test('is rejected if a weight is NaN', async () => {
    const model = lenet5();
    model.layers[0]?.setWeights([tf.fill([5, 5, 1, 6], Number.NaN), tf.zeros([6])]);
    await expect(toSafetensors(model, { layout })).rejects.toThrow(WeightsNotFiniteError);
  });
});

describe('toSafetensors(model, options)', () => {
  test('writes the names and shapes of tfjs by default', async () => {
    expect(shapes(await toSafetensors(lenet5())).slice(0, 6)).toEqual([
      ...['conv1/bias 6', 'conv1/kernel 5,5,1,6', 'conv2/bias 16', 'conv2/kernel 5,5,6,16'],
      ...['dense1/bias 120', 'dense1/kernel 256,120'],
    ]);
  });

  test('writes the names and shapes of a PyTorch state dict', async () => {
    expect(shapes(await toSafetensors(lenet5(), { layout: 'pytorch' })).slice(0, 6)).toEqual([
      ...['conv1.bias 6', 'conv1.weight 6,1,5,5', 'conv2.bias 16', 'conv2.weight 16,6,5,5'],
      ...['dense1.bias 120', 'dense1.weight 120,256'],
    ]);
  });

  test('supports all layers in the layout tfjs', async () => {
    const model = sequential({
      layers: [
        layers.dense({ name: 'a', inputShape: [4], units: 3 }),
        layers.batchNormalization({ name: 'b' }),
      ],
    });
    const read = await fromSafetensors(await toSafetensors(model));
    expect(await readWeights(read)).toEqual(await readWeights(model));
  });

  test.each(unsupportedModels)(
    'rejects %s in the layout pytorch, and names the layer',
    async (_, make, message) => {
      const writing = toSafetensors(make(), { layout: 'pytorch' });
      await expect(writing).rejects.toThrow(UnsupportedLayerError);
      await expect(writing).rejects.toThrow(message.replace('FORMAT', "safetensors in PyTorch's layout"));
    },
  );
});
