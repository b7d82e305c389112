import '@tensorflow/tfjs-backend-cpu';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { fit } from '../fit.js';
import { testDigits, trainDigits } from '../testing/digits.js';
import { readyWasm, softmaxRegression } from '../testing/models.js';

afterEach(readyWasm);

/** The losses of two short epochs of a model made on the active backend. */
async function losses(optimizer: 'adam' | 'sgd'): Promise<readonly number[]> {
  const data = { train: await trainDigits(100), validation: await testDigits(50) };
  const model = softmaxRegression();
  const { history } = await fit({ model, data, epochs: 2, engine: 'tfjs', optimizer: { name: optimizer } });
  return [...history.loss, ...history.val_loss];
}

describe('the tfjs engine', () => {
  it.each(['adam', 'sgd'] as const)(
    'trains with %s on a backend that the caller has set, to the same losses',
    async (name) => {
      await setBackend('cpu');
      const there = await losses(name);
      expect(getBackend()).toBe('cpu');
      await readyWasm();
      const here = await losses(name);
      expect(here).toHaveLength(4);
      here.forEach((loss, index) => {
        expect(loss).toBeCloseTo(there[index] ?? Number.NaN, 4);
      });
    },
  );
});
