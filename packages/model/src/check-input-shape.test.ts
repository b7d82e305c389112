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

describe('checkInputShape', () => {
  test('accepts LeNet-5 for MNIST', () => {
    expect(() => checkInputShape(lenet5())).not.toThrow();
  });

  test('refuses another image size, with what was found and what is needed', () => {
    expect(() => checkInputShape(flat([32, 32, 3], 10))).toThrow(ModelShapeError);
    expect(() => checkInputShape(flat([32, 32, 3], 10))).toThrow(
      'the model does not fit the data ([32, 32, 3] in and [10] out where [28, 28, 1] in and [10] out is needed)',
    );
  });

  test('refuses another number of classes', () => {
    expect(() => checkInputShape(flat([28, 28, 1], 26))).toThrow(
      '[26] out where [28, 28, 1] in and [10] out',
    );
    expect(() => checkInputShape(flat([28, 28, 1], 26), [28, 28, 1], 26)).not.toThrow();
  });

  test('refuses images that come as rows of pixels', () => {
    const rows = sequential({ layers: [layers.dense({ inputShape: [784], units: 10 })] });
    expect(() => checkInputShape(rows)).toThrow('[784] in');
  });

  test('accepts a size that the model leaves open', () => {
    const model = sequential({
      layers: [
        layers.conv2d({ inputShape: [null, null, 1], filters: 10, kernelSize: 3 }),
        layers.globalAveragePooling2d({}),
      ],
    });
    expect(() => checkInputShape(model)).not.toThrow();
  });

  test('refuses a model with two outputs', () => {
    const image = input({ shape: [28, 28, 1] });
    const flattened = layers.flatten().apply(image) as SymbolicTensor;
    const outputs = [10, 2].map((units) => layers.dense({ units }).apply(flattened) as SymbolicTensor);
    expect(() => checkInputShape(network({ inputs: image, outputs }))).toThrow('[10] and [2] out');
  });
});
