import { plainLenet5 } from '@lenet5/core';
import { type ImageSet, shuffledOrder, takeImages } from '@lenet5/mnist';
import { beforeAll, describe, expect, test } from 'vitest';
import { fit } from './fit.js';
import { type BatchSource, fitBatches } from './fit-batches.js';
import { testDigits, trainDigits } from './testing/digits.js';

const SIZE = 32;
let train: ImageSet;
let validation: ImageSet;

beforeAll(async () => {
  train = await trainDigits(320);
  validation = await testDigits(100);
});

/** Yields the batches of `fit()` with seed 42, whose epochs count from 0, after a pause each. */
async function* shuffled(epoch: number) {
  const order = shuffledOrder(train.count, 42, epoch - 1);
  for (let from = 0; from < order.length; from += SIZE) {
    await Promise.resolve();
    yield takeImages(train, order.subarray(from, from + SIZE));
  }
}

const whole: BatchSource = () => [validation];

describe('fitBatches({ model, train })', () => {
  test('has the history and the weights of fit() with the same batches, within rounding', async () => {
    const [one, other] = [plainLenet5({ seed: 1 }), plainLenet5({ seed: 1 })];
    const expected = await fit({
      model: one,
      data: { train, validation },
      epochs: 2,
      kernels: 'simd',
      threads: 1,
    });
    const epochs: number[] = [];
    const found = await fitBatches({
      ...{ model: other, train: shuffled, validation: whole, epochs: 2, kernels: 'simd' },
      onEpoch: (epoch) => void epochs.push(epoch),
    });
    expect(epochs).toEqual([1, 2]);
    for (const key of ['loss', 'accuracy', 'val_loss', 'val_accuracy'] as const)
      for (const [epoch, value] of expected.history[key].entries())
        expect(Math.abs((found[key][epoch] ?? Number.NaN) - value), key).toBeLessThan(1e-4);
    const [a, b] = [one, other].map((model) => model.readValues().flatMap(({ values }) => [...values]));
    expect(Math.max(...a!.map((value, at) => Math.abs(value - (b![at] ?? Number.NaN))))).toBeLessThan(1e-4);
  });

  test('stops between two batches when the signal aborts, and keeps the weights of the last epoch', async () => {
    const model = plainLenet5({ seed: 1 });
    const before = model.readValues();
    const controller = new AbortController();
    async function* aborting(epoch: number) {
      for await (const batch of shuffled(epoch)) {
        yield batch;
        controller.abort(new Error('enough'));
      }
    }
    const training = fitBatches({ model, train: aborting, signal: controller.signal });
    await expect(training).rejects.toThrow('enough');
    expect(model.readValues()).toEqual(before);
  });

  test('rejects an epoch without images, a loss that is not finite, and wrong options', async () => {
    const model = plainLenet5();
    await expect(fitBatches({ model, train: () => [] })).rejects.toMatchObject({
      code: 'TRAIN_INVALID_OPTION',
      message: expect.stringContaining('train is invalid ("an epoch without images")'),
    });
    const diverging = fitBatches({ model, train: shuffled, optimizer: { name: 'sgd' }, learningRate: 1e30 });
    await expect(diverging).rejects.toMatchObject({ code: 'TRAIN_LOSS_NOT_FINITE' });
    await expect(fitBatches({ model, train: shuffled, epochs: 0 })).rejects.toThrow('epochs is invalid (0)');
    // @ts-expect-error No such option.
    await expect(fitBatches({ model, train: shuffled, epoch: 1 })).rejects.toThrow(
      'epoch is not an option (1) — did you mean epochs?',
    );
    // @ts-expect-error Not a function.
    await expect(fitBatches({ model, train })).rejects.toThrow('train is invalid');
  });
});
