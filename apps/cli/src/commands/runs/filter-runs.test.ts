import { describe, expect, test } from 'vitest';
import { parseFilter } from './filter-runs.js';
import type { ListedRun } from './listed-run.js';

const run: ListedRun = {
  folder: 'runs/12',
  status: 'completed',
  epochs: 10,
  best: { epoch: 9, value: 0.985, metric: 'val_accuracy' },
  seconds: 60,
  startedAt: '2026-11-29T11:00:00.000Z',
  config: { learningRate: 0.01, data: '/sets/emnist-letters', momentum: null, freeze: ['conv1', 'conv2'] },
};

describe('parseFilter(text)', () => {
  test.each([
    ['best>=0.985', true],
    ['best>0.985', false],
    ['best < 0.99', true],
    ['learning-rate=1e-2', true],
    ['learning-rate!=0.01', false],
    ['learning-rate<=0.001', false],
    ['status=completed', true],
    ['status!=running', true],
    ['data=*emnist*', true],
    ['data=emnist', false],
    ['data=/sets/emnist.letters', false],
    ['name=12', true],
    ['time<90', true],
    ['started>=2026-11-29', true],
    ['started>=2026-11-30', false],
    ['freeze=conv1,conv2', true],
    ['momentum=-', true],
    ['momentum=0', false],
    ['momentum<1', false],
    ['momentum!=0.9', true],
    ['learning-rate>-1', true],
    ['optimizer=adam*', false],
  ])('%s is %s', (text, expected) => {
    expect(parseFilter(text)(run)).toBe(expected);
  });

  test.each([
    ['best', '--filter is not a condition (best) — use a field, an operator'],
    ['best>=', '--filter is not a condition (best>=)'],
    ['lr=0.1', '--filter names no field of a run (lr) — did you mean learning-rate?'],
    ['best>=98%', '--filter compares best with a value that it cannot have (98%) — use a number'],
    [
      'learning-rate<=abc',
      '--filter compares learning-rate with a value that it cannot have (abc) — use a number',
    ],
    [
      'optimizer=adamm',
      '--filter compares optimizer with a value that it cannot have (adamm) — use adam, adamw',
    ],
    ['@=1', '--filter is not a condition (@=1)'],
  ])('refuses %s', (text, message) => {
    expect(() => parseFilter(text)).toThrow(message);
  });
});
