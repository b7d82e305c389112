import { describe, expect, test } from 'vitest';
import { refuseConflicts } from './conflicts.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';

describe('refuseConflicts(config)', () => {
  test.each<[Partial<TrainConfig>, string]>([
    [
      { momentum: 0.9 },
      '--momentum does not apply to --optimizer adam (0.9) — use it with --optimizer sgd or rmsprop, or omit it',
    ],
    [
      { weightDecay: 0.01, optimizer: 'sgd' },
      '--weight-decay does not apply to --optimizer sgd (0.01) — use it with --optimizer adamw, or omit it',
    ],
    [
      { dropFactor: 0.5, schedule: 'cosine' },
      '--drop-factor does not apply to --schedule cosine (0.5) — use it with --schedule step or exponential, or omit it',
    ],
    [
      { schedule: 'cosine', warmupEpochs: 10 },
      '--warmup-epochs is as long as the run (10) — use a number less than 10, the epochs of the run',
    ],
    [
      { engine: 'tfjs', threads: 2 },
      '--threads does not apply to --engine tfjs (2) — use it with --engine auto or compiled, or omit it',
    ],
    [
      { activation: 'relu', model: 'lenet5-1998' },
      '--activation does not apply to --model lenet5-1998 ("relu") — use it with --model lenet5, or omit it',
    ],
    [
      { width: 2, model: '/nets/mine.json' },
      '--width does not apply to --model /nets/mine.json (2) — use it with --model lenet5, or omit it',
    ],
    [
      { dropout: 0.5, from: '/runs/1' },
      '--dropout does not apply with --from, which has its own layers (0.5) — omit one of them',
    ],
    [
      { padding: 'same', normalization: 'mnist' },
      '--padding same does not apply with --normalization ("mnist") — omit one of them; the zeros of the padding are not normalized',
    ],
    [
      { earlyStopping: 3, validation: 'none' },
      '--early-stopping needs validation images (3) — provide them with --validation, or omit --early-stopping',
    ],
    [
      { optimizer: 'sdlm', batchSize: 1 },
      '--optimizer sdlm needs a network with penalties (--model lenet5) — add --model lenet5-1998, or omit --optimizer',
    ],
    [
      { classWeights: [1, 2] },
      '--class-weights does not fit the classes of MNIST (2 numbers) — use 10 numbers, one per class',
    ],
  ])('rejects %j', (changes, message) => {
    expect(() => refuseConflicts({ ...DEFAULT_CONFIG, ...changes })).toThrow(
      expect.objectContaining({ message, code: 'CLI_USAGE' }),
    );
  });

  test.each<Partial<TrainConfig>>([
    {},
    { optimizer: 'sgd', momentum: 0.9 },
    { optimizer: 'adamw', weightDecay: 0 },
    { schedule: 'cosine', warmupEpochs: 9.5, rateFloor: 0.1 },
    { schedule: 'step', dropEpochs: 2, dropFactor: 0.1 },
    { earlyStopping: 1, validation: 'split:100' },
    { from: '/runs/1', loss: 'mse' },
    { classWeights: [1, 2], data: '/photos' },
  ])('accepts %j', (changes) => {
    expect(() => refuseConflicts({ ...DEFAULT_CONFIG, ...changes })).not.toThrow();
  });
});
