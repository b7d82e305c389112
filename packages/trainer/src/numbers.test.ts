import type { ImageSet } from '@lenet5/mnist';
import { tensor, zerosLike } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { collect, only } from './testing/events.js';
import { softmaxRegression, weightBytes } from './testing/models.js';
import { type Changes, digits, readySmallRuns, run, small } from './testing/small-run.js';
import { train } from './train.js';

beforeAll(readySmallRuns);

/** Images of one gray value, with labels from 0 up, or all the same. */
function plainImages(count: number, gray: number, label?: number): ImageSet {
  const images = new Uint8Array(count * 784).fill(gray);
  const labels = Uint8Array.from({ length: count }, (_, index) => label ?? index % 10);
  return { ...digits.train, images, labels, count };
}

/** The distance of two subnormal numbers in single precision. */
const SUBNORMAL_STEP = 2 ** -149;

const EPOCH_OF = (data: ImageSet): Changes => ({ data: { train: data }, epochs: 1 });

describe.each(['tfjs', 'compiled'] as const)('the %s engine', (engine) => {
  const on: Changes = { engine, ...(engine === 'compiled' && { threads: 1 }) };

  it.each([
    ['one image', () => plainImages(1, 100)],
    ['fewer images than a batch', () => plainImages(7, 100)],
    ['images of one class', () => plainImages(40, 100, 3)],
    ['black images', () => plainImages(40, 0)],
    ['white images', () => plainImages(40, 255)],
  ])('trains on %s', async (_, images) => {
    const { events } = await run({ ...on, ...EPOCH_OF(images()) });
    expect(only(events, 'epoch').loss).toBeGreaterThan(0);
    expect(Number.isFinite(only(events, 'epoch').loss)).toBe(true);
    expect(only(events, 'end').stopped).toBe('completed');
  });

  it('trains with a batch of one image', async () => {
    const { events } = await run({ ...on, ...EPOCH_OF(plainImages(20, 100)), batchSize: 1 });
    expect(only(events, 'start').stepsPerEpoch).toBe(20);
    expect(Number.isFinite(only(events, 'epoch').loss)).toBe(true);
  });

  it('with a learning rate of 1e-30, leaves the weights as they are', async () => {
    const before = weightBytes(softmaxRegression());
    const { weights } = await run({
      ...on,
      epochs: 1,
      learningRate: 1e-30,
      optimizer: { name: 'sgd' },
    });
    // The biases, which are zero, get tiny values.
    expect(weights.slice(0, 8 * 7840)).toBe(before.slice(0, 8 * 7840));
  });

  it('updates weights by subnormal numbers, as in single precision', async () => {
    const model = softmaxRegression();
    model.setWeights(model.getWeights().map((weight) => zerosLike(weight)));
    // All outputs are 1/10, so the gradient of a bias is 0.1, and -0.9 for the class of all images.
    await run({
      ...on,
      ...EPOCH_OF(plainImages(8, 255, 3)),
      model,
      batchSize: 8,
      learningRate: 1e-40,
      optimizer: { name: 'sgd' },
    });
    const [kernel, bias] = model.getWeights();
    const rate = Math.fround(1e-40);
    const expected = Array.from({ length: 10 }, (_, label) => -rate * (label === 3 ? -0.9 : 0.1));
    for (const [label, change] of expected.entries()) {
      expect(Math.abs((bias?.dataSync()[label] ?? NaN) - change)).toBeLessThan(SUBNORMAL_STEP);
      expect(Math.abs((kernel?.dataSync()[label] ?? NaN) - change)).toBeLessThan(SUBNORMAL_STEP);
    }
  });

  it('goes on with a huge finite loss', async () => {
    const { events } = await run({
      ...on,
      epochs: 1,
      learningRate: 1e3,
      optimizer: { name: 'sgd' },
    });
    expect(only(events, 'epoch').loss).toBeGreaterThan(100);
    expect(only(events, 'end').stopped).toBe('completed');
  });

  it.each([Number.NaN, Infinity, -Infinity])('reports a weight of %s at the first step', async (value) => {
    const model = softmaxRegression();
    const [kernel, bias] = model.getWeights();
    if (!kernel || !bias) throw new Error('the model has no weights');
    const values = await kernel.data();
    values[400 * 10] = value;
    model.setWeights([tensor(values, kernel.shape), bias]);
    // The pixel of the weight is set in white images.
    const options = small({ ...on, model, ...EPOCH_OF(plainImages(40, 255)) });
    await expect(collect(train(options))).rejects.toMatchObject({
      code: 'TRAIN_LOSS_NOT_FINITE',
      where: { epoch: 1, step: 1 },
    });
  });

  it('makes no checkpoint of weights that the last step made infinite', async () => {
    // Only the biases learn. The second step has a loss of zero, and its momentum overflows the bias of the class.
    const options = small({
      ...on,
      ...EPOCH_OF(plainImages(20, 0, 3)),
      learningRate: 3e38,
      optimizer: { name: 'sgd', momentum: 0.9 },
      batchSize: 10,
    });
    await expect(collect(train(options))).rejects.toMatchObject({
      code: 'TRAIN_WEIGHTS_NOT_FINITE',
      message: expect.stringMatching(
        /^the weights of dense.*bias are not finite \(-?Infinity after 1 epochs and 0 steps\) — use a tenth/,
      ),
    });
  });
});

describe('train(options)', () => {
  it.each([Number.NaN, Infinity, -1, 0])('rejects a learning rate of %s synchronously', (learningRate) => {
    expect(() => train(small({ learningRate }))).toThrow(`learningRate is invalid (${learningRate})`);
  });
});
