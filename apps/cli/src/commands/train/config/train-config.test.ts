import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG, withDefaults } from './train-config.js';

describe('withDefaults(given)', () => {
  test('is the reference recipe without options', () => {
    expect(withDefaults({})).toEqual(DEFAULT_CONFIG);
  });

  test('has the batch size and the learning rates of SDLM, and the initial weights of the network of 1998, unless others are given', () => {
    const given = { model: 'lenet5-1998', optimizer: 'sdlm' } as const;
    expect(withDefaults(given)).toEqual({
      ...DEFAULT_CONFIG,
      ...given,
      batchSize: 1,
      learningRate: 0.0005,
      schedule: 'lenet5-1998',
      initialization: '1998',
    });
    const others = { initialization: 'lecun', schedule: 'constant' } as const;
    expect(withDefaults({ ...given, ...others })).toMatchObject(others);
  });
});
