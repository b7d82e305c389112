import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFlag } from './flag-readers.js';

describe('readFlag', () => {
  test.each([
    ['epochs', '0', '--epochs is invalid (0) — use an integer from 1 to 1000000'],
    ['epochs', '2.5', '--epochs is invalid (2.5) — use an integer from 1 to 1000000'],
    ['batchSize', '-1', '--batch-size is invalid (-1) — use an integer from 1 to 65536'],
    ['threads', '0', '--threads is invalid (0) — use an integer from 1 to 64 or auto'],
    ['threads', '999', '--threads is invalid (999) — use an integer from 1 to 64 or auto'],
    ['seed', '4294967296', '--seed is invalid (4294967296) — use an integer from 0 to 4294967295'],
    ['limit', '0', '--limit is invalid (0) — use an integer from 1 to 1000000'],
    ['kernels', 'nope', '--kernels is invalid ("nope") — use auto, simd or relaxed-simd'],
    ['engine', 'cpu', '--engine is invalid ("cpu") — use auto, compiled or tfjs'],
    ['optimizer', 'Adam', '--optimizer is invalid ("Adam") — use adam, adamw, sgd, rmsprop or sdlm'],
    ['learningRate', 'abc', '--learning-rate is invalid ("abc") — use a number greater than 0'],
    ['learningRate', '0', '--learning-rate is invalid (0) — use a number greater than 0'],
    ['learningRate', '1e400', '--learning-rate is invalid (Infinity) — use a number greater than 0'],
    [
      'validation',
      'split:x',
      '--validation is invalid ("split:x") — use test, none or split:N, such as split:5000',
    ],
    [
      'validation',
      'split:0',
      '--validation is invalid ("split:0") — use test, none or split:N, such as split:5000',
    ],
    ['momentum', '1', '--momentum is invalid (1) — use a number from 0 to less than 1'],
    [
      'schedule',
      'linear',
      '--schedule is invalid ("linear") — use constant, cosine, step, exponential, one-cycle or lenet5-1998',
    ],
    [
      'classWeights',
      '1,,2',
      '--class-weights is invalid ("1,,2") — use balanced, or one number of at least 0 per class, such as 1,1,2',
    ],
    ['maxTime', '90', '--max-time is invalid ("90") — use a time, such as 90s, 10m or 1.5h'],
    ['maxTime', '0s', '--max-time is invalid ("0s") — use a time, such as 90s, 10m or 1.5h'],
    [
      'checkpointEvery',
      '0',
      '--checkpoint-every is invalid (0) — use epochs, a time or steps, such as 2, 30s or 500steps',
    ],
    [
      'data',
      '',
      '--data is empty — use bundled, mirror, fashion-mnist, kmnist, qmnist, emnist-digits, emnist-letters, emnist-balanced, cifar10, a folder, a file or a URL',
    ],
    ['out', '', '--out is empty — use the path of a folder'],
  ] as const)('rejects --%s %s in one line with the valid values', (flag, text, message) => {
    expect(() => readFlag[flag](text)).toThrow(expect.objectContaining({ message, code: 'CLI_USAGE' }));
  });

  test('accepts the bounds of each range', () => {
    expect([readFlag.threads('1'), readFlag.threads('64'), readFlag.seed('0')]).toEqual([1, 64, 0]);
    expect([readFlag.learningRate('1e-3'), readFlag.learningRate('.5')]).toEqual([0.001, 0.5]);
    expect(readFlag.threads('auto')).toBe('auto');
    expect(readFlag.validation('split:5000')).toBe('split:5000');
    expect(['balanced', '1,.5,2e-1'].map(readFlag.classWeights)).toEqual(['balanced', [1, 0.5, 0.2]]);
    expect(['2', '30s', '1.5h', '500steps'].map(readFlag.checkpointEvery)).toEqual([
      2,
      '30s',
      '1.5h',
      '500steps',
    ]);
    expect([readFlag.momentum('0'), readFlag.rateFloor('1'), readFlag.labelSmoothing('0')]).toEqual([
      0, 1, 0,
    ]);
  });

  test('keeps named sources and URLs, and makes folders absolute so that a run can be resumed from elsewhere', () => {
    expect(['bundled', 'mirror', 'https://example.org/x/'].map(readFlag.data)).toEqual([
      'bundled',
      'mirror',
      'https://example.org/x/',
    ]);
    expect(readFlag.data('digits')).toBe(resolve('digits'));
    expect(readFlag.teacher('b', readFlag.teacher('a'))).toEqual([resolve('a'), resolve('b')]);
  });
});
