import '@tensorflow/tfjs-backend-cpu';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { fit } from '../fit.js';
import { testDigits, trainDigits } from '../testing/digits.js';
import { readyWasm, softmaxRegression } from '../testing/models.js';

afterEach(readyWasm);

/** The losses of two short epochs on the active backend. */
async function losses(optimizer: 'adam' | 'sgd'): Promise<readonly number[]> {
  const data = { train: await trainDigits(100), validation: await testDigits(50) };
  const model = softmaxRegression();
  const { history } = await fit({ model, data, epochs: 2, engine: 'tfjs', optimizer: { name: optimizer } });
  return [...history.loss, ...history.val_loss];
}

describe('the tfjs engine', () => {
  it.each(['adam', 'sgd'] as const)(
    'trains with %s on a backend that the caller has set, with the same losses',
    async (name) => {
      await setBackend('cpu');
      const onCpu = await losses(name);
      expect(getBackend()).toBe('cpu');
      await readyWasm();
      const onWasm = await losses(name);
      expect(onWasm).toHaveLength(4);
      onWasm.forEach((loss, index) => {
        expect(loss).toBeCloseTo(onCpu[index] ?? Number.NaN, 4);
      });
    },
  );
});
