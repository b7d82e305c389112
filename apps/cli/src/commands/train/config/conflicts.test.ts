import { describe, expect, test } from 'vitest';
import { refuseConflicts } from './conflicts.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

describe('refuseConflicts(config)', () => {
  test.each<[Partial<TrainConfig>, string]>([
    [
      { momentum: 0.9 },
      '--momentum 0.9 goes with --optimizer sgd alone, and it is adam — give both or neither',
    ],
    [
      { weightDecay: 0.01, optimizer: 'sgd' },
      '--weight-decay 0.01 goes with --optimizer adamw alone, and it is sgd — give both or neither',
    ],
    [
      { dropFactor: 0.5, schedule: 'cosine' },
      '--drop-factor 0.5 goes with --schedule step alone, and it is cosine — give both or neither',
    ],
    [
      { schedule: 'cosine', warmupEpochs: 10 },
      '--warmup-epochs 10 never reaches the learning rate — give fewer than the 10 epochs of the run',
    ],
    [
      { earlyStopping: 3, validation: 'none' },
      '--early-stopping 3 watches the validation accuracy, and --validation is none — give --validation test or split:N',
    ],
  ])('refuses %j', (changes, message) => {
    expect(() => refuseConflicts({ ...DEFAULT_CONFIG, ...changes })).toThrow(
      expect.objectContaining({ message, code: 'USAGE' }),
    );
  });

  test.each<Partial<TrainConfig>>([
    {},
    { optimizer: 'sgd', momentum: 0.9 },
    { optimizer: 'adamw', weightDecay: 0 },
    { schedule: 'cosine', warmupEpochs: 9.5, rateFloor: 0.1 },
    { schedule: 'step', dropEpochs: 2, dropFactor: 0.1 },
    { earlyStopping: 1, validation: 'split:100' },
  ])('lets %j pass', (changes) => {
    expect(() => refuseConflicts({ ...DEFAULT_CONFIG, ...changes })).not.toThrow();
  });
});
