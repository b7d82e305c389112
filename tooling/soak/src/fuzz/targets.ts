import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  connectLayers,
  decodeSafetensors,
  encodeSafetensors,
  encodeWithChecksum,
  initialWeights,
  LenetError,
  type PlainModel,
  plainLenet5,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { loadMnist, loadMnistSplit, readIdx, writeIdx } from '@lenet5/mnist';
import { decodeImage } from '@lenet5/mnist/decode';
import { plainFromCsv, plainFromSafetensors, readWeights, toCsv, toSafetensors } from '@lenet5/model';
import { fromKeras, toKeras } from '@lenet5/model/keras';
import { loadPlainModel, savePlainModel } from '@lenet5/model/node';
import { fromOnnx, toOnnx } from '@lenet5/model/onnx';
import { decodeCheckpoint, fit } from '@lenet5/trainer';
import { encode as encodePng } from 'fast-png';
import { zipSync } from 'fflate';
import { encode as encodeJpeg } from 'jpeg-js';
import { bundleAppModule } from '../bundle-cli.js';
import type { Target } from './target.js';

/** A network of few weights: small files are read faster, and more of the changes are in their headers. */
const SMALL: StackConfig = {
  name: 'small',
  inputShape: [28, 28, 1],
  layers: [
    {
      type: 'Conv2D',
      name: 'conv',
      filters: 2,
      kernelSize: [5, 5],
      strides: [1, 1],
      dilationRate: [1, 1],
      padding: 'valid',
      activation: 'tanh',
      useBias: true,
    },
    { type: 'AveragePooling2D', name: 'pool', poolSize: [4, 4], strides: [4, 4], padding: 'valid' },
    { type: 'Flatten', name: 'flatten' },
    { type: 'Dense', name: 'dense', units: 10, activation: 'softmax', useBias: true },
  ],
};

/** Layers that several nodes of an ONNX file compute, and a skip connection. */
const COMPOSED: StackConfig = {
  name: 'composed',
  inputShape: [28, 28, 1],
  layers: [
    { type: 'Rescaling', name: 'scale', scale: 1.275, offset: -0.1 },
    { type: 'Subsampling2D', name: 'sub', poolSize: [4, 4], activation: 'scaledTanh' },
    {
      type: 'Conv2D',
      name: 'conv',
      filters: 2,
      kernelSize: [3, 3],
      strides: [1, 1],
      dilationRate: [1, 1],
      padding: 'same',
      activation: 'gelu',
      useBias: true,
    },
    {
      type: 'TableConv2D',
      name: 'table',
      kernelSize: [5, 5],
      connections: [[0], [0, 1]],
      activation: 'relu',
    },
    { type: 'BatchNormalization', name: 'norm', momentum: 0.9, epsilon: 1e-3, center: true, scale: true },
    { type: 'Add', name: 'sum', from: ['norm', 'table'] },
    { type: 'Flatten', name: 'flatten' },
    { type: 'Dense', name: 'dense', units: 3, activation: 'linear', useBias: true },
    { type: 'RBF', name: 'output', centers: Array.from({ length: 10 }, (_, unit) => [unit, -1, 1]) },
    { type: 'Softmin', name: 'probabilities', rejectPenalty: 1 },
  ],
};

/** With pooling of 2 × 2, the layers follow from the shapes of the weights. A CSV file has no layers. */
const INFERABLE: StackConfig = {
  ...SMALL,
  layers: SMALL.layers.map((layer) =>
    layer.type === 'AveragePooling2D' ? { ...layer, poolSize: [2, 2], strides: [2, 2] } : layer,
  ),
};

const smallModel = (config = SMALL): PlainModel =>
  plainModel(config, initialWeights(connectLayers(config), 1));
/** Weights without layers are those of the usual LeNet-5. */
const ASSUME = { onAssumed: () => undefined };

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const utf8 = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/** The checksum of a changed file, if it can be read without one. */
function repairChecksum(bytes: Uint8Array): Uint8Array {
  try {
    const text = Buffer.from(bytes).toString('latin1').replace('"lenet5.crc32c"', '"lenet5.other_"');
    const { tensors, metadata } = decodeSafetensors(new Uint8Array(Buffer.from(text, 'latin1')));
    return encodeWithChecksum(tensors, metadata);
  } catch (error) {
    if (LenetError.isInstance(error)) return bytes;
    throw error;
  }
}

/** A data set in a folder, whose images are from a stranger. */
async function dataTarget(folder: string): Promise<Target> {
  const count = 20;
  const data = join(folder, 'data');
  await mkdir(data);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  const pixels = writeIdx({ type: 'u8', shape: [count, 28, 28], values: sampleImages(count) });
  await writeFile(
    join(data, 't10k-labels-idx1-ubyte'),
    writeIdx({ type: 'u8', shape: [count], values: labels }),
  );
  return {
    name: 'gzip',
    files: [gzipSync(pixels), gzipSync(pixels, { level: 0 })],
    async read(bytes) {
      await writeFile(join(data, 't10k-images-idx3-ubyte.gz'), bytes);
      await loadMnistSplit('test', { source: data });
    },
  };
}

/** An array of bytes as NumPy saves it. */
function npy(shape: readonly number[], values: Uint8Array): Uint8Array {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`.padEnd(117);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\0v\0', 'latin1'), Buffer.from(`${header}\n`), values]);
}

/** Data sets in other formats than IDX: whole files of a stranger. */
async function otherDataTargets(folder: string): Promise<Target[]> {
  const labels = Uint8Array.from({ length: 20 }, (_, index) => index % 10);
  const pixels = sampleImages(20).subarray(0, 20 * 16);
  const arrays = {
    'x_train.npy': npy([20, 4, 4], pixels),
    'y_train.npy': npy([20], labels),
    'x_test.npy': npy([5, 4, 4], pixels.subarray(0, 80)),
    'y_test.npy': npy([5], labels.subarray(0, 5)),
  };
  const rows = [...labels].map((label, row) => [label, ...pixels.subarray(row * 16, (row + 1) * 16)].join());
  const columns = Array.from({ length: 16 }, (_, index) => `pixel${index}`);
  const cifar = join(folder, 'cifar');
  await mkdir(cifar);
  const record = Buffer.concat([labels.subarray(3, 4), sampleImages(4).subarray(0, 3072)]);
  for (const batch of [1, 2, 3, 4, 5]) await writeFile(join(cifar, `data_batch_${batch}.bin`), record);
  const load = async (source: string) => {
    await loadMnist({ source, cacheFolder: false });
  };
  const fileTarget = (name: string, file: string, files: Uint8Array[]): Target => ({
    name,
    files,
    async read(bytes) {
      await writeFile(join(folder, file), bytes);
      await load(join(folder, file.startsWith('cifar/') ? 'cifar' : file));
    },
  });
  return [
    fileTarget('npz', 'data.npz', [zipSync(arrays), zipSync(arrays, { level: 0 })]),
    fileTarget('data-csv', 'data.csv', [utf8(`${['label', ...columns].join()}\n${rows.join('\n')}\n`)]),
    fileTarget('cifar', 'cifar/test_batch.bin', [Buffer.concat([record, record])]),
  ];
}

/** Gray images that depend on their number. */
function sampleImages(count: number): Uint8Array {
  return Uint8Array.from({ length: count * 784 }, (_, index) => (index * index) >> 5);
}

/** The two files of a TensorFlow.js model. One of them is from a stranger. */
async function modelFolderTarget(folder: string, name: 'model.json' | 'weights.bin'): Promise<Target> {
  const path = join(folder, name.replace('.', '-'));
  await savePlainModel(smallModel(), path);
  // Outside of the folder: a manifest must not lead there.
  await writeFile(join(folder, 'secret'), new Uint8Array(4));
  return {
    name,
    files: [await readFile(join(path, name))],
    async read(bytes) {
      await writeFile(join(path, name), bytes);
      await loadPlainModel(path);
    },
  };
}

/** Modules of the apps, which have no types here: they are bundled. */
async function appTargets(folder: string): Promise<Target[]> {
  const load = async (source: string) => import(await bundleAppModule(source, folder));
  const { parseRunConfig } = await load('cli/src/commands/train/config/parse-run-config.ts');
  const { readSweepFile } = await load('cli/src/commands/sweep/sweep-file.ts');
  const { parseSettings, settingsParams } = await load('web/src/settings/run-settings.ts');
  const { parsePageEntry } = await load('web/src/run/page-entry.ts');
  const gray = { width: 28, height: 28, data: sampleImages(1) };
  const rgba = Uint8Array.from({ length: 28 * 28 * 4 }, (_, index) => gray.data[index >> 2] ?? 0);
  const sweepFile = join(folder, 'sweep.yaml');
  const settings = { epochs: 3, batchSize: 16, optimizer: 'sgd', momentum: 0.9, learningRate: 0.05, seed: 7 };
  return [
    {
      name: 'png',
      files: [
        encodePng({ ...gray, channels: 1 }),
        encodePng({ ...gray, data: rgba, channels: 4 }),
        encodePng({ ...gray, data: Uint16Array.from(gray.data), channels: 1, depth: 16 }),
      ],
      read: (bytes) => decodeImage(bytes, 'image'),
    },
    {
      name: 'jpeg',
      files: [50, 90].map((quality) => encodeJpeg({ ...gray, data: rgba }, quality).data),
      read: (bytes) => decodeImage(bytes, 'image'),
    },
    {
      name: 'config',
      files: [
        utf8(settings),
        utf8({ epochs: 4, rotation: 5, threads: 'auto', maxTime: '60s', validation: 'none' }),
      ],
      read: (bytes) => parseRunConfig(text(bytes), 'run'),
    },
    {
      name: 'sweep-file',
      files: [
        utf8('options:\n  epochs: 3\ngrid:\n  optimizer: [sgd, adam]\nseeds: 1..5\n'),
        utf8({ random: { learningRate: { min: 1e-4, max: 1e-1, scale: 'log' } }, samples: 5, seeds: [1] }),
      ],
      async read(bytes) {
        await writeFile(sweepFile, bytes);
        await readSweepFile(sweepFile);
      },
    },
    {
      name: 'deep-link',
      files: [
        utf8('epochs=3&batchSize=16&optimizer=sgd&learningRate=0.05'),
        utf8('digit=12&pace=slow&seed=7'),
      ],
      read: (bytes) => settingsParams(parseSettings(Object.fromEntries(new URLSearchParams(text(bytes))))),
    },
    {
      name: 'page-entry',
      files: [
        utf8({ settings: { epochs: '3' }, epochs: [{ type: 'epoch', epoch: 1, loss: 1 }], points: [] }),
      ],
      read: (bytes) => parsePageEntry(text(bytes)),
    },
  ];
}

async function checkpointFile(): Promise<Uint8Array> {
  const images = { images: sampleImages(20), labels: Uint8Array.from({ length: 20 }, (_, i) => i % 10) };
  const data = { train: { ...images, count: 20 } };
  return (await fit({ model: smallModel(), data, epochs: 2, threads: 1 })).checkpoint;
}

/** All readers. `folder` is for the files that they read. */
export async function createTargets(folder: string): Promise<Target[]> {
  const model = smallModel();
  const safetensors = await toSafetensors(model);
  // Without layers, the weights must be those of LeNet-5.
  const lenet5 = plainLenet5();
  const plain = encodeSafetensors(await readWeights(lenet5));
  const keras = await toKeras(model);
  return [
    {
      name: 'idx',
      files: [
        writeIdx({ type: 'u8', shape: [3, 28, 28], values: sampleImages(3) }),
        writeIdx({ type: 'u8', shape: [5], values: new Uint8Array(5) }),
      ],
      read: (bytes) => readIdx(bytes),
    },
    await dataTarget(folder),
    ...(await otherDataTargets(folder)),
    {
      name: 'safetensors',
      files: [safetensors, plain],
      read: (bytes) => plainFromSafetensors(bytes, 'the file', ASSUME),
      repair: repairChecksum,
    },
    { name: 'checkpoint', files: [await checkpointFile()], read: decodeCheckpoint, repair: repairChecksum },
    await modelFolderTarget(folder, 'model.json'),
    await modelFolderTarget(folder, 'weights.bin'),
    {
      name: 'onnx',
      files: [await toOnnx(model), await toOnnx(smallModel(COMPOSED))],
      read: (bytes) => fromOnnx(bytes),
    },
    { name: 'keras', files: [keras], read: (bytes) => fromKeras(bytes) },
    {
      name: 'csv',
      files: [utf8(await toCsv(smallModel(INFERABLE)))],
      read: (bytes) => plainFromCsv(text(bytes), 'the file', ASSUME),
    },
    ...(await appTargets(folder)),
  ];
}
