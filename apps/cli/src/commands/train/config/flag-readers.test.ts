import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFlag } from './flag-readers.js';

describe('readFlag', () => {
  test.each([
    ['epochs', '0', '--epochs 0 is not allowed — give a whole number from 1 to 1000000'],
    ['epochs', '2.5', '--epochs 2.5 is not allowed — give a whole number from 1 to 1000000'],
    ['batchSize', '-1', '--batch-size -1 is not allowed — give a whole number from 1 to 65536'],
    ['threads', '0', '--threads 0 is not allowed — give a whole number from 1 to 64'],
    ['threads', '999', '--threads 999 is not allowed — give a whole number from 1 to 64'],
    ['seed', '4294967296', '--seed 4294967296 is not allowed — give a whole number from 0 to 4294967295'],
    ['limit', '0', '--limit 0 is not allowed — give a whole number from 1 to 1000000'],
    ['kernels', 'nope', '--kernels nope is not allowed — give auto, simd or relaxed-simd'],
    ['engine', 'cpu', '--engine cpu is not allowed — give auto, compiled or tfjs'],
    ['optimizer', 'Adam', '--optimizer Adam is not allowed — give adam, adamw or sgd'],
    [
      'learningRate',
      'abc',
      '--learning-rate abc is not allowed — give a number above 0 and up to 10, such as 0.001',
    ],
    [
      'learningRate',
      '0',
      '--learning-rate 0 is not allowed — give a number above 0 and up to 10, such as 0.001',
    ],
    [
      'learningRate',
      '1e400',
      '--learning-rate 1e400 is not allowed — give a number above 0 and up to 10, such as 0.001',
    ],
    [
      'validation',
      'split:x',
      '--validation split:x is not allowed — give test, none or split:N, such as split:5000',
    ],
    [
      'validation',
      'split:0',
      '--validation split:0 is not allowed — give test, none or split:N, such as split:5000',
    ],
    ['momentum', '1', '--momentum 1 is not allowed — give a number from 0 and below 1, such as 0.9'],
    ['schedule', 'linear', '--schedule linear is not allowed — give constant, cosine or step'],
    ['maxTime', '90', '--max-time 90 is not allowed — give a time, such as 90s, 10m or 1.5h'],
    ['maxTime', '0s', '--max-time 0s is not allowed — give a time, such as 90s, 10m or 1.5h'],
    [
      'checkpointEvery',
      '0',
      '--checkpoint-every 0 is not allowed — give epochs, a time or steps, such as 2, 30s or 500steps',
    ],
    ['data', '', '--data is empty — give bundled, mirror, a folder or a URL'],
    ['out', '', '--out is empty — give the path of a folder'],
  ] as const)('refuses --%s %s in one line with what is allowed', (flag, text, message) => {
    expect(() => readFlag[flag](text)).toThrow(expect.objectContaining({ message, code: 'USAGE' }));
  });

  test('takes the ends of each range', () => {
    expect([readFlag.threads('1'), readFlag.threads('64'), readFlag.seed('0')]).toEqual([1, 64, 0]);
    expect([readFlag.learningRate('1e-3'), readFlag.learningRate('.5')]).toEqual([0.001, 0.5]);
    expect(readFlag.validation('split:5000')).toBe('split:5000');
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

  test('keeps named sources and addresses, and makes a folder absolute so that a run can go on from elsewhere', () => {
    expect(['bundled', 'mirror', 'https://example.org/x/'].map(readFlag.data)).toEqual([
      'bundled',
      'mirror',
      'https://example.org/x/',
    ]);
    expect(readFlag.data('digits')).toBe(resolve('digits'));
  });
});
