import { expect, it } from 'vitest';
import { toTrainOptions } from './to-train-options.js';

it('toTrainOptions(values) nests options and omits undefined ones', () => {
  const values = {
    epochs: 3,
    limit: 100,
    optimizer: 'sgd',
    momentum: 0.9,
    schedule: 'cosine',
    rateFloor: 0.1,
    maxTime: 60,
    seed: undefined,
  };
  expect(toTrainOptions(values)).toEqual({
    epochs: 3,
    optimizer: { name: 'sgd', momentum: 0.9 },
    schedule: { name: 'cosine', floor: 0.1 },
    maxSeconds: 60,
  });
});
