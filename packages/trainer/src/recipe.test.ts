import { lenet5 } from '@lenet5/model';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fit } from './fit.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { modernCnn, readyWasm } from './testing/models.js';

// A test trains 126 steps, on each engine.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(readyWasm);

describe('two epochs on 2,000 training images', () => {
  it.each(['tfjs', 'compiled'] as const)(
    'reach 85 % validation accuracy with LeNet-5 on the %s engine',
    async (engine) => {
      const data = { train: await trainDigits(2000), validation: await testDigits(1000) };
      const { history } = await fit({ model: lenet5(), data, epochs: 2, engine });
      expect(history.val_accuracy[1]).toBeGreaterThan(0.85);
    },
  );

  it('reach 85 % validation accuracy with a CNN with batch normalization, max pooling and dropout', async () => {
    const data = { train: await trainDigits(2000), validation: await testDigits(1000) };
    const { history, fallback } = await fit({ model: modernCnn(), data, epochs: 2, learningRate: 0.005 });
    expect(fallback).toBeTypeOf('string');
    expect(history.val_accuracy[1]).toBeGreaterThan(0.85);
  });
});
