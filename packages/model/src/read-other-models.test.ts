import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { type PlainModel, plainLenet5 } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { plainFromCsv } from './csv/plain-from-csv.js';
import { toCsv } from './csv/to-csv.js';
import { InvalidModelFileError, UnsupportedModelFileError } from './errors/import-errors.js';
import { fromKeras } from './keras/from-keras.js';
import { toKeras } from './keras/to-keras.js';
import { fromOnnx } from './onnx/from-onnx.js';
import { toOnnx } from './onnx/to-onnx.js';
import type { ReadModel } from './read/stack-draft.js';
import { modelFromPlain, sequentialFromPlain } from './sequential-from-plain.js';
import { depthwiseModel, exportModels } from './testing/export-models.js';
import { predict } from './testing/predict.js';
import { testDigits } from './testing/test-digits.js';

// A test computes several models with tfjs on the CPU.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeAll(() => tf.enableProdMode());

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const SMALL: { images: number[]; outputs: Record<string, number[]> } = JSON.parse(
  String(fixture('small-models.json')),
);

const READERS = { onnx: fromOnnx, keras: fromKeras, h5: fromKeras };
const read = (name: string): ReadModel | Promise<ReadModel> =>
  READERS[name.split('.').at(-1) as keyof typeof READERS](fixture(name), name);

function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length);
  return Array.from(left).reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? 0))), 0);
}

const PIXELS = 'pixels from 0 (paper) to 1 (ink) are assumed';

describe('a small model of another program', () => {
  test.each([
    [
      'torch-tutorial.onnx',
      [
        'batch normalization /bn1/BatchNormalization is folded into conv1',
        'the log-softmax at the end is read as a softmax',
        PIXELS,
      ],
    ],
    [
      'torch-residual.onnx',
      [
        'batch normalization /layer1/bn1/BatchNormalization is folded into layer1_conv1',
        'batch normalization /layer1/bn2/BatchNormalization is folded into layer1_conv2',
        'batch normalization /layer2/bn1/BatchNormalization is folded into layer2_conv1',
        'batch normalization /layer2/bn2/BatchNormalization is folded into layer2_conv2',
        'batch normalization /layer2/downsample/downsample.1/BatchNormalization is folded into layer2_downsample_0',
        PIXELS,
      ],
    ],
    [
      'keras-sequential.keras',
      [
        'layer rescaling, which divides pixels by 255, is omitted: the model takes pixels from 0 to 1',
        'layer random_rotation (RandomRotation), which is for training, is omitted',
        PIXELS,
      ],
    ],
    ['keras-functional.h5', [PIXELS]],
    ['keras-residual.keras', [PIXELS]],
    ['keras-residual.h5', [PIXELS]],
  ])('%s has the outputs of that program, within 1e-6', async (name, notes) => {
    const { model, notes: found } = await read(name);
    expect(found).toEqual(notes);
    const images = Float32Array.from(SMALL.images);
    const outputs = predict(modelFromPlain(model), images);
    expect(largestDifference(outputs, SMALL.outputs[name] ?? [])).toBeLessThan(1e-6);
  });
});

describe('a network that another program trained on MNIST', () => {
  test.each([
    ['torch-relu.onnx', 'torch-relu', 'logits_first_5'],
    ['relu.keras', 'keras-relu', 'probabilities_first_5'],
    ['relu.h5', 'keras-relu', 'probabilities_first_5'],
  ])('%s has the outputs of that program, within 1e-4', async (file, name, outputs) => {
    const { model } = await read(file);
    const found = predict(sequentialFromPlain(model), await testDigits(5));
    const expected: number[][] = JSON.parse(String(fixture('expected.json')))[name][outputs];
    expect(largestDifference(found, expected.flat())).toBeLessThan(1e-4);
  });
});

describe.each(Object.entries(exportModels))('%s', (_, make) => {
  test('has the same outputs after toOnnx() and fromOnnx(), and after toKeras() and fromKeras()', async () => {
    const model = make();
    const images = await testDigits(20);
    const expected = predict(model, images);
    const { model: read, notes } = fromOnnx(await toOnnx(model));
    // The export has folded batch normalizations already.
    expect(notes.filter((note) => note.includes('folded'))).toEqual([]);
    const onnx = sequentialFromPlain(read);
    expect(largestDifference(predict(onnx, images), expected)).toBeLessThan(1e-5);
    const keras = sequentialFromPlain((await fromKeras(await toKeras(model))).model);
    expect(largestDifference(predict(keras, images), expected)).toBe(0);
  });
});

test('depthwise and separable convolutions have the same outputs after a round trip of ONNX and of Keras', async () => {
  const model = depthwiseModel();
  const images = await testDigits(20);
  const { model: again } = fromOnnx(await toOnnx(model));
  const types = again.config.layers.map(({ type }) => type).filter((type) => type.endsWith('Conv2D'));
  // A separable convolution becomes two.
  const pair = ['DepthwiseConv2D', 'Conv2D'];
  expect(types).toEqual(['Conv2D', 'DepthwiseConv2D', ...pair, ...pair]);
  const difference = largestDifference(predict(sequentialFromPlain(again), images), predict(model, images));
  expect(difference).toBeLessThan(1e-5);
  const keras = sequentialFromPlain((await fromKeras(await toKeras(model))).model);
  expect(predict(keras, images)).toEqual(predict(model, images));
});

/** All weights as one buffer, which compares fast. */
function bytesOf(model: PlainModel): Buffer {
  return Buffer.concat(model.readValues().map(({ values }) => Buffer.from(values.buffer)));
}

describe('LeNet-5', () => {
  test('has the same layers, names and weights after each round trip', async () => {
    const model = plainLenet5({ seed: 3 });
    const csv = await plainFromCsv(await toCsv(model), 'm.csv', { activation: 'tanh', pooling: 'average' });
    expect(bytesOf(csv)).toEqual(bytesOf(model));
    for (const { model: again } of [fromOnnx(await toOnnx(model)), await fromKeras(await toKeras(model))]) {
      expect(again.config.layers).toEqual(model.config.layers);
      expect(bytesOf(again)).toEqual(bytesOf(model));
    }
  });
});

describe('files that are not valid', () => {
  test.each([5, 60, 2000, 20_000])('fromOnnx() rejects a file that is cut after %i bytes', async (length) => {
    const bytes = (await toOnnx(plainLenet5())).subarray(0, length);
    expect(() => fromOnnx(bytes, 'cut.onnx')).toThrow(InvalidModelFileError);
    expect(() => fromOnnx(bytes, 'cut.onnx')).toThrow(
      `cut.onnx is not a valid ONNX file (a field goes beyond its end, after ${length.toLocaleString('en')} bytes: it may be truncated) — export or copy the file again`,
    );
  });

  test.each([
    ['a cut .keras file', async () => (await toKeras(plainLenet5())).subarray(0, 4000)],
    ['a zip archive without a model', async () => new TextEncoder().encode('PK\x05\x06'.padEnd(22, '\0'))],
    ['a cut .h5 file', async () => fixture('keras-functional.h5').subarray(0, 3000)],
  ])('fromKeras() rejects %s', async (_name, bytes) => {
    await expect(fromKeras(await bytes(), 'm')).rejects.toThrow(InvalidModelFileError);
  });

  test.each([
    ['a,b\n1,2\n', 'the first line is not layer,parameter,row,column,input,output,value'],
    ['layer,parameter,row,column,input,output,value\nc,bias,,,,0,x\n', 'line 2 is c,bias,,,,0,x'],
    ['layer,parameter,row,column,input,output,value\nc,bias,,,,1,0.5\n', 'c/bias lacks a value'],
    [
      'layer,parameter,row,column,input,output,value\nc,bias,,,,2,0.5\nc,bias,,,,0,1\nc,bias,,,,0,2\n',
      'c/bias lacks a value',
    ],
    [
      'layer,parameter,row,column,input,output,value\nc,bias,,,,1,0.5\nc,bias,,,,-1,1\n',
      'c/bias lacks a value',
    ],
    [
      'layer,parameter,row,column,input,output,value\nc,bias,,,,1,0.5\nc,bias,,,0,0,1\n',
      'c/bias lacks a value',
    ],
  ])('plainFromCsv(%j) says %s', async (text, found) => {
    await expect(plainFromCsv(text, 'm.csv')).rejects.toThrow(`m.csv is not a valid CSV file (${found})`);
  });

  test('an operator that is not supported is named', () => {
    const bytes = fixture('torch-tutorial.onnx');
    const at = bytes.indexOf('Tanh', bytes.indexOf('conv2'));
    const others = Buffer.from(bytes.toString('latin1').replaceAll('\x04Tanh', '\x04Sqrt'), 'latin1');
    expect(at).toBeGreaterThan(0);
    expect(() => fromOnnx(others, 'm.onnx')).toThrow(UnsupportedModelFileError);
    expect(() => fromOnnx(others, 'm.onnx')).toThrow('(node /Tanh (Sqrt): an operator that cannot be read)');
  });
});
