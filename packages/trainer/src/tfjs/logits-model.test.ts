import { softmax, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { modernCnn, readyWasm, softmaxRegression, weightBytes } from '../testing/models.js';
import { cloneToLogits } from './logits-model.js';

beforeAll(readyWasm);

const images = () =>
  tensor(
    Float32Array.from({ length: 2 * 784 }, (_, i) => Math.abs(Math.sin(i))),
    [2, 28, 28, 1],
  );

/** A model with its softmax in a nested model. */
const nested = () =>
  sequential({
    layers: [
      layers.flatten({ inputShape: [28, 28, 1] }),
      sequential({ layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [784] })] }),
    ],
  });

describe('cloneToLogits(model)', () => {
  it.each([
    ['a dense layer with softmax', softmaxRegression],
    ['a softmax layer', modernCnn],
    ['a softmax in a nested model', nested],
  ])('outputs the logits of a model that ends in %s', async (_, make: () => Sequential) => {
    const model = make();
    const before = weightBytes(model);
    const logits = (await cloneToLogits(model)).apply(images()) as Tensor;
    const expected = (model.apply(images()) as Tensor).dataSync();
    softmax(logits)
      .dataSync()
      .forEach((probability, index) => {
        expect(probability).toBeCloseTo(expected[index] ?? Number.NaN, 6);
      });
    expect(weightBytes(model)).toBe(before);
  });

  it('rejects a model without a softmax at the end', async () => {
    const model = sequential({
      layers: [layers.dense({ units: 10, activation: 'relu', inputShape: [784] })],
    });
    await expect(cloneToLogits(model)).rejects.toMatchObject({
      code: 'TRAIN_UNSUPPORTED_MODEL',
      message:
        'the tfjs engine cannot train this model (it ends in Dense with activation relu) — end the model in a softmax over the classes',
    });
  });

  it('rejects a layer that tfjs cannot create from its configuration', async () => {
    class Unknown extends layers.Layer {
      static className = 'Unknown';
    }
    const model = sequential({
      layers: [new Unknown({ inputShape: [784] }), layers.dense({ units: 10, activation: 'softmax' })],
    });
    await expect(cloneToLogits(model)).rejects.toMatchObject({
      code: 'TRAIN_UNSUPPORTED_MODEL',
      message: expect.stringContaining('register its layer classes with tf.serialization.registerClass()'),
    });
  });
});
