import { type NamedTensor, WeightsMismatchError, WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { lenet5 } from './lenet5.js';
import { readWeights } from './read-weights.js';
import { writeWeights } from './write-weights.js';

beforeAll(() => tf.enableProdMode());

/** The weights of a new model, with one changed. */
async function changed(name: string, change: Partial<NamedTensor>): Promise<NamedTensor[]> {
  const weights = await readWeights(lenet5({ seed: 2 }));
  return weights.map((weight) => (weight.name === name ? { ...weight, ...change } : weight));
}

describe('readWeights(model)', () => {
  test('returns copies', async () => {
    const model = lenet5();
    const [first] = await readWeights(model);
    first?.values.fill(7);
    expect((await readWeights(model))[0]?.values).not.toEqual(first?.values);
  });
});

describe('writeWeights(model, weights, source)', () => {
  test('sets weights in any order', async () => {
    const [source, target] = [lenet5({ seed: 1 }), lenet5({ seed: 2 })];
    writeWeights(target, (await readWeights(source)).reverse());
    expect(await readWeights(target)).toEqual(await readWeights(source));
  });

  test('frees its tensors', async () => {
    const model = lenet5();
    const weights = await readWeights(lenet5({ seed: 1 }));
    const before = tf.memory().numTensors;
    writeWeights(model, weights);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each<readonly [string, Partial<NamedTensor>, string]>([
    ['is unknown', { name: 'conv9/bias' }, 'conv1/bias is missing'],
    ['is repeated', { name: 'conv1/kernel' }, 'two tensors have the same name'],
    ['has another shape', { shape: [3, 2] }, 'conv1/bias is [3, 2] with 6 values, not [6]'],
    ['has too few values', { values: new Float32Array(5) }, 'conv1/bias is [6] with 5 values, not [6]'],
  ])('rejects a weight that %s, and changes nothing', async (_, change, found) => {
    const model = lenet5();
    const before = await readWeights(model);
    const weights = await changed('conv1/bias', change);
    expect(() => writeWeights(model, weights, 'run 7')).toThrow(WeightsMismatchError);
    expect(() => writeWeights(model, weights, 'run 7')).toThrow(
      `the weights of run 7 do not match the layers (${found}) — use weights of the same architecture`,
    );
    expect(await readWeights(model)).toEqual(before);
  });

  test('rejects an unknown weight', async () => {
    const weights = [
      ...(await readWeights(lenet5())),
      { name: 'step', shape: [], values: new Float32Array(1) },
    ];
    expect(() => writeWeights(lenet5(), weights)).toThrow('the model has no weight step');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('rejects %d', async (value) => {
    const weights = await changed('dense3/bias', { values: new Float32Array(10).fill(value, 4, 5) });
    expect(() => writeWeights(lenet5(), weights)).toThrow(WeightsNotFiniteError);
    expect(() => writeWeights(lenet5(), weights)).toThrow(
      `weight dense3/bias[4] of lenet5 is not finite (${value})`,
    );
  });
});
