import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { seedWeights } from '../testing/seeded-weights.js';
import { unsupportedModels } from '../testing/unsupported-models.js';
import { toCsv } from './to-csv.js';

beforeAll(() => tf.enableProdMode());

describe('toCsv(model)', () => {
  test('has a header and one line for each of the 44,426 parameters of LeNet-5', async () => {
    const lines = (await toCsv(lenet5())).split('\n');
    expect(lines[0]).toBe('layer,parameter,row,column,input,output,value');
    expect(lines).toHaveLength(1 + 44_426 + 1);
    expect(lines.at(-1)).toBe('');
    expect(lines.every((line) => line === '' || line.split(',').length === 7)).toBe(true);
  });

  test('keeps every float32', async () => {
    const model = seedWeights(lenet5(), 11);
    const values = (await toCsv(model))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[6]));
    const weights = (await readWeights(model)).flatMap((weight) => Array.from(weight.values));
    expect(values.map(Math.fround)).toEqual(weights);
  });

  test('gives the position of each value in its kernel or bias, from 0', async () => {
    const model = sequential({
      layers: [
        layers.conv2d({ name: 'conv', inputShape: [2, 3, 2], filters: 2, kernelSize: [1, 2] }),
        layers.flatten(),
        layers.dense({ name: 'dense', units: 1 }),
      ],
    });
    const counted = (size: number, start: number) =>
      Float32Array.from({ length: size }, (_, at) => start + at / 4);
    model.setWeights([
      tf.tensor(counted(8, 0), [1, 2, 2, 2]),
      tf.tensor([-0, 1e-40], [2]),
      tf.tensor(counted(8, 5), [8, 1]),
      tf.tensor([0.1], [1]),
    ]);
    expect((await toCsv(model)).split('\n').slice(1)).toEqual([
      'conv,kernel,0,0,0,0,0',
      'conv,kernel,0,0,0,1,0.25',
      'conv,kernel,0,0,1,0,0.5',
      'conv,kernel,0,0,1,1,0.75',
      'conv,kernel,0,1,0,0,1',
      'conv,kernel,0,1,0,1,1.25',
      'conv,kernel,0,1,1,0,1.5',
      'conv,kernel,0,1,1,1,1.75',
      'conv,bias,,,,0,-0',
      'conv,bias,,,,1,1e-40',
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((input) => `dense,kernel,,,${input},0,${5 + input / 4}`),
      'dense,bias,,,,0,0.1',
      '',
    ]);
  });

  test.each(unsupportedModels)('rejects %s, and names the layer', async (_, make, message) => {
    await expect(toCsv(make())).rejects.toThrow(UnsupportedLayerError);
    await expect(toCsv(make())).rejects.toThrow(message.replace('FORMAT', 'CSV'));
  });

  test('rejects two layers with the same name', async () => {
    const twins = sequential({
      name: 'twins',
      layers: [layers.dense({ name: 'd', units: 2, inputShape: [2] }), layers.dense({ name: 'd', units: 2 })],
    });
    await expect(toCsv(twins)).rejects.toThrow('two weights of twins have the same name (d/kernel)');
  });
});
