import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model as network,
  type Sequential,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkInputShape } from './check-input-shape.js';
import { ModelShapeError } from './errors/model-shape-error.js';
import { lenet5 } from './lenet5.js';

beforeAll(() => tf.enableProdMode());

function flat(inputShape: (number | null)[], units: number): Sequential {
  return sequential({ layers: [layers.flatten({ inputShape: [...inputShape] }), layers.dense({ units })] });
}

describe('checkInputShape(model, inputShape, classes)', () => {
  test('accepts LeNet-5 for MNIST', () => {
    expect(() => checkInputShape(lenet5())).not.toThrow();
  });

  test('rejects another image size, with the shapes found and expected', () => {
    expect(() => checkInputShape(flat([32, 32, 3], 10))).toThrow(ModelShapeError);
    expect(() => checkInputShape(flat([32, 32, 3], 10))).toThrow(
      'the model does not match the data (input [32, 32, 3], output [10]) — use a model with input [28, 28, 1], output [10]',
    );
  });

  test('rejects another number of classes', () => {
    expect(() => checkInputShape(flat([28, 28, 1], 26))).toThrow(
      'output [26]) — use a model with input [28, 28, 1], output [10]',
    );
    expect(() => checkInputShape(flat([28, 28, 1], 26), [28, 28, 1], 26)).not.toThrow();
  });

  test('rejects flat images', () => {
    const rows = sequential({ layers: [layers.dense({ inputShape: [784], units: 10 })] });
    expect(() => checkInputShape(rows)).toThrow('input [784]');
  });

  test('accepts an unknown size of the model', () => {
    const model = sequential({
      layers: [
        layers.conv2d({ inputShape: [null, null, 1], filters: 10, kernelSize: 3 }),
        layers.globalAveragePooling2d({}),
      ],
    });
    expect(() => checkInputShape(model)).not.toThrow();
  });

  test('rejects a model with two outputs', () => {
    const image = input({ shape: [28, 28, 1] });
    const flattened = layers.flatten().apply(image) as SymbolicTensor;
    const outputs = [10, 2].map((units) => layers.dense({ units }).apply(flattened) as SymbolicTensor);
    expect(() => checkInputShape(network({ inputs: image, outputs }))).toThrow('output [10] and [2]');
  });
});
