import '@tensorflow/tfjs-backend-cpu';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connectLayers,
  initialWeights,
  type LayerConfig,
  lenet5Config,
  lenet5VariantConfig,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countParameters } from '../count-parameters.js';
import { toCsv } from '../csv/to-csv.js';
import { plainTopology } from '../format/plain-topology.js';
import { toOnnx } from '../onnx/to-onnx.js';
import { readWeights } from '../read-weights.js';
import { plainFromSafetensors } from '../safetensors/plain-from-safetensors.js';
import { toSafetensors } from '../safetensors/to-safetensors.js';
import { sequentialFromPlain } from '../sequential-from-plain.js';
import { loadModel } from './load-model.js';
import { loadPlainModel } from './load-plain-model.js';
import { saveModel } from './save-model.js';
import { savePlainModel } from './save-plain-model.js';

let folder: string;
beforeAll(() => tf.enableProdMode());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plain-'));
});
afterEach(() => rm(folder, { recursive: true }));

const odd: readonly LayerConfig[] = [
  { type: 'Dropout', name: 'drop', rate: 0.25 },
  {
    type: 'Conv2D',
    name: 'conv',
    filters: 3,
    kernelSize: [3, 2],
    strides: [2, 1],
    dilationRate: [1, 1],
    padding: 'same',
    activation: 'linear',
    useBias: false,
  },
  { type: 'Activation', name: 'relu', activation: 'relu' },
  { type: 'MaxPooling2D', name: 'pool', poolSize: [2, 3], strides: [1, 2], padding: 'same' },
  { type: 'Flatten', name: 'flat' },
  { type: 'Dense', name: 'dense', units: 10, activation: 'softmax', useBias: false },
];

const rectified: readonly LayerConfig[] = [
  { type: 'LeakyReLU', name: 'leaky', alpha: 0.25 },
  { type: 'GlobalMaxPooling2D', name: 'top' },
  { type: 'ELU', name: 'elu', alpha: 1 },
  { type: 'ELU', name: 'half', alpha: 0.5 },
  { type: 'Dense', name: 'soft', units: 4, activation: 'softplus', useBias: true },
  ...odd.slice(-1),
];

const window = { kernelSize: [3, 2], strides: [2, 2], dilationRate: [1, 1], padding: 'same' } as const;
const depthwise: readonly LayerConfig[] = [
  { type: 'DepthwiseConv2D', name: 'a', ...window, depthMultiplier: 2, activation: 'elu', useBias: true },
  {
    type: 'SeparableConv2D',
    name: 'b',
    ...window,
    depthMultiplier: 1,
    filters: 4,
    activation: 'relu',
    useBias: true,
  },
  { type: 'GlobalAveragePooling2D', name: 'mean' },
  ...odd.slice(-1),
];

const STACKS: readonly (readonly [string, StackConfig])[] = [
  ['LeNet-5', lenet5Config],
  ['a variant', lenet5VariantConfig({ activation: 'relu', pooling: 'max', padding: 'same' })],
  ['one with each other layer', { name: 'odd', inputShape: [9, 8, 2], layers: odd }],
  ['one with rectifiers', { name: 'rectified', inputShape: [9, 8, 2], layers: rectified }],
  ['one that starts with a dense layer', { name: 'flat', inputShape: [784], layers: odd.slice(-1) }],
];

const create = (config: StackConfig): PlainModel =>
  plainModel(config, initialWeights(connectLayers(config), 7));

/** Comparing digests is much faster than comparing long arrays. */
const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
const digestOf = (weights: readonly NamedTensor[] = []): string =>
  digest(JSON.stringify(weights.map(({ name, shape, values }) => [name, shape, Array.from(values)])));

const filesIn = (path: string): Promise<string[]> =>
  Promise.all(['model.json', 'weights.bin'].map(async (name) => digest(await readFile(join(path, name)))));

describe.each(STACKS)('a plain model, %s,', (_, config) => {
  let plain: PlainModel;
  let model: Sequential;
  beforeAll(() => {
    plain = create(config);
    model = sequentialFromPlain(plain);
  });

  test('has the topology that tfjs describes', () => {
    expect(JSON.stringify(plainTopology(config))).toBe(model.toJSON(null, true));
  });

  test('is saved as the bytes that tfjs writes, and is loaded from them', async () => {
    const [own, other] = [join(folder, 'own'), join(folder, 'other')];
    await savePlainModel(plain, own);
    await saveModel(model, other);
    expect(await filesIn(own)).toEqual(await filesIn(other));
    const loaded = await loadPlainModel(other);
    expect(loaded?.config).toEqual(config);
    expect(digestOf(loaded?.readValues())).toBe(digestOf(await readWeights(model)));
  });

  test.each(['tfjs', 'pytorch'] as const)('is the same safetensors file in layout %s', async (layout) => {
    const bytes = await toSafetensors(plain, { layout });
    expect(digest(bytes)).toBe(digest(await toSafetensors(model, { layout })));
    const read = await plainFromSafetensors(bytes);
    expect(read?.config).toEqual(config);
    expect(digestOf(read?.readValues())).toBe(digestOf(plain.readValues()));
  });

  test('is the same ONNX file, table and number of parameters', async () => {
    expect(digest(await toOnnx(plain))).toBe(digest(await toOnnx(model)));
    expect(digest(await toCsv(plain))).toBe(digest(await toCsv(model)));
    expect(countParameters(plain)).toBe(countParameters(model));
  });
});

describe('a plain model with depthwise and separable convolutions', () => {
  const config = { name: 'depthwise', inputShape: [9, 8, 2], layers: depthwise };

  test('has the topology that tfjs describes, and is saved as the bytes that tfjs writes', async () => {
    const plain = create(config);
    const model = await sequentialFromPlain(plain);
    expect(plainTopology(config)).toEqual(model.toJSON(undefined, false));
    await savePlainModel(plain, join(folder, 'plain'));
    await saveModel(model, join(folder, 'tfjs'));
    expect(await filesIn(join(folder, 'plain'))).toEqual(await filesIn(join(folder, 'tfjs')));
    const loaded = await loadPlainModel(join(folder, 'plain'));
    expect(digestOf(loaded?.readValues())).toBe(digestOf(plain.readValues()));
  });

  test('keeps a multiplier that tfjs leaves out', async () => {
    const multiplied = depthwise.map((layer) =>
      layer.name === 'b' ? { ...layer, depthMultiplier: 3 } : layer,
    );
    const plain = create({ ...config, layers: multiplied as LayerConfig[] });
    await savePlainModel(plain, folder);
    expect((await loadPlainModel(folder))?.config).toEqual(plain.config);
    expect(digestOf(await readWeights(await loadModel(folder)))).toBe(digestOf(plain.readValues()));
  });
});

describe('loadPlainModel(path) leaves to tfjs', () => {
  const dense = (more: object) => layers.dense({ inputShape: [3], units: 2, name: 'd', ...more });

  test.each<readonly [string, () => Sequential]>([
    ['an initializer', () => sequential({ layers: [dense({ kernelInitializer: 'heNormal' })] })],
    ['a layer that is not trainable', () => sequential({ layers: [dense({ trainable: false })] })],
    ['another layer', () => sequential({ layers: [dense({}), layers.batchNormalization()] })],
    [
      'metadata of the user',
      () => {
        const model = sequential({ layers: [dense({})] });
        model.setUserDefinedMetadata({ a: 1 });
        return model;
      },
    ],
  ])('%s, which a plain model does not have', async (_, make) => {
    await saveModel(make(), folder);
    expect(await loadPlainModel(folder)).toBeUndefined();
  });

  test('weights that do not match the layers, so that the error is the same', async () => {
    await savePlainModel(create(lenet5Config), folder);
    const file = join(folder, 'model.json');
    const json = await readFile(file, 'utf8');
    await writeFile(file, json.replace('"name":"conv1/kernel"', '"name":"conv7/kernel"'));
    expect(await loadPlainModel(folder)).toBeUndefined();
  });
});

test('loadPlainModel(path) throws what loadModel(path) throws for weights that are not finite', async () => {
  await savePlainModel(create(lenet5Config), folder);
  const file = join(folder, 'weights.bin');
  const bytes = await readFile(file);
  bytes.writeFloatLE(Number.NaN, 8);
  await writeFile(file, bytes);
  const error = await loadModel(folder).catch((reason: unknown) => String(reason));
  expect(error).toContain('weight conv1/kernel[2] of');
  await expect(loadPlainModel(folder)).rejects.toThrow(String(error).replace(/^\w+: /, ''));
});
