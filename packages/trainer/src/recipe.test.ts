import { lenet5 } from '@lenet5/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from './fit.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { modernCnn, readyWasm } from './testing/models.js';

beforeAll(readyWasm);

describe('two epochs on 2,000 real digits, by validation accuracy,', () => {
  it.each(['tfjs', 'compiled'] as const)('take LeNet-5 on the %s engine over 85 percent', async (engine) => {
    const data = { train: await trainDigits(2000), validation: await testDigits(1000) };
    const { history } = await fit({ model: lenet5(), data, epochs: 2, engine });
    expect(history.val_accuracy[1]).toBeGreaterThan(0.85);
  });

  it('take a CNN with batch normalisation, max pooling and dropout over 85 percent', async () => {
    const data = { train: await trainDigits(2000), validation: await testDigits(1000) };
    const { history, fallback } = await fit({ model: modernCnn(), data, epochs: 2, learningRate: 0.005 });
    expect(fallback).toBeTypeOf('string');
    expect(history.val_accuracy[1]).toBeGreaterThan(0.85);
  });
});
