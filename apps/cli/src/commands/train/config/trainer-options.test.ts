import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from './train-config.js';
import { trainerOptions } from './trainer-options.js';

describe('trainerOptions(config)', () => {
  test('converts the reference recipe', () => {
    expect(trainerOptions(DEFAULT_CONFIG)).toEqual({
      normalization: 'none',
      epochs: 10,
      batchSize: 32,
      optimizer: { name: 'adam' },
      learningRate: 0.001,
      schedule: { name: 'constant' },
      loss: 'cross-entropy',
      labelSmoothing: 0,
      l1: 0,
      l2: 0,
      augmentation: {
        ...{ rotation: 0, scale: 0, shear: 0, shift: 0, elastic: 0, elasticSigma: 4 },
        ...{ fadeStart: 0.5, finalStrength: 1 },
      },
      seed: 42,
      engine: 'auto',
      threads: 'auto',
      kernels: 'auto',
      checkpointEvery: 1,
    });
  });

  test('converts optimizers with their options', () => {
    const optimizer = (changes: object): unknown =>
      trainerOptions({ ...DEFAULT_CONFIG, ...changes }).optimizer;
    expect(optimizer({ optimizer: 'sgd', momentum: 0.9 })).toEqual({ name: 'sgd', momentum: 0.9 });
    expect(optimizer({ optimizer: 'adamw', weightDecay: 0 })).toEqual({ name: 'adamw', weightDecay: 0 });
    expect(optimizer({ optimizer: 'adamw' })).toEqual({ name: 'adamw' });
    expect(optimizer({ optimizer: 'sdlm', mu: 0.02 })).toEqual({ name: 'sdlm', mu: 0.02 });
  });

  test('converts schedules with their options', () => {
    const schedule = (changes: object): unknown => trainerOptions({ ...DEFAULT_CONFIG, ...changes }).schedule;
    expect(schedule({ schedule: 'cosine', warmupEpochs: 1, rateFloor: 0.1 })).toEqual({
      name: 'cosine',
      warmupEpochs: 1,
      floor: 0.1,
    });
    expect(schedule({ schedule: 'step', dropEpochs: 2, dropFactor: 0.3 })).toEqual({
      name: 'step',
      everyEpochs: 2,
      factor: 0.3,
    });
    expect(schedule({ schedule: 'step' })).toEqual({ name: 'step' });
  });

  test('converts times to seconds, and adds the end of each epoch to other checkpoint intervals', () => {
    const options = (changes: object): object => trainerOptions({ ...DEFAULT_CONFIG, ...changes });
    expect(options({ maxTime: '1.5h', earlyStopping: 3 })).toMatchObject({
      maxSeconds: 5400,
      earlyStopping: { patience: 3 },
    });
    expect(options({ checkpointEvery: 2 })).toMatchObject({ checkpointEvery: 2 });
    expect(options({ checkpointEvery: '10m' })).toMatchObject({
      checkpointEvery: { epochs: 1, seconds: 600 },
    });
    expect(options({ checkpointEvery: '500steps' })).toMatchObject({
      checkpointEvery: { epochs: 1, steps: 500 },
    });
  });
});
