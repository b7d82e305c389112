import { plainLenet5 } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from './fit.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { readyWasm } from './testing/models.js';
import type { TrainableModel } from './trainable-model.js';

beforeAll(readyWasm);

/** A run with two epochs of four steps. */
async function trained(model: TrainableModel, resume?: Uint8Array, epochs = 2) {
  const data = { train: await trainDigits(128), validation: await testDigits(100) };
  return fit({ model, data, epochs, kernels: 'simd', threads: 1, resume });
}

/** A checkpoint without the measured seconds. */
const timeless = (checkpoint: Uint8Array): string =>
  Buffer.from(checkpoint)
    .toString('latin1')
    .replace(/seconds\\":[\d.]+/, '');

describe('a model without tfjs', () => {
  it('gets the same checkpoint and history as the tf.Sequential on the compiled engine', async () => {
    const [plain, sequential] = [await trained(plainLenet5()), await trained(lenet5())];
    expect(plain.engine).toBe('compiled');
    expect(plain.history).toEqual(sequential.history);
    expect(timeless(plain.checkpoint)).toBe(timeless(sequential.checkpoint));
  });

  it('resumes from a checkpoint of the tf.Sequential, and gets the weights', async () => {
    const half = await trained(lenet5(), undefined, 1);
    const [straight, resumed] = [plainLenet5(), plainLenet5()];
    await trained(straight);
    await trained(resumed, half.checkpoint);
    expect(resumed.readValues()).toEqual(straight.readValues());
    expect(resumed.readValues()).not.toEqual(plainLenet5().readValues());
  });

  it('is rejected by the tfjs engine', async () => {
    const data = { train: await trainDigits(32) };
    await expect(fit({ model: plainLenet5(), data, engine: 'tfjs' })).rejects.toThrow(
      'the tfjs engine cannot train this model (its weights are plain values) — use a model of tfjs, such as lenet5()',
    );
  });
});
