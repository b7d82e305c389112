import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.js';
import { findUnknownOptions } from './unknown-options.js';

const NAMES = ['model', 'epochs', 'batchSize', 'learningRate', 'weightDecay', 'wasmPath', 'source'];

test.each([
  ['epoch', 'epochs'],
  ['batch_size', 'batchSize'],
  ['BATCHSIZE', 'batchSize'],
  ['batch', 'batchSize'],
  ['lr', 'learningRate'],
  ['wd', 'weightDecay'],
  ['learningrte', 'learningRate'],
  ['wasmpath', 'wasmPath'],
  ['src', 'source'],
  ['quantize', undefined],
  ['x', undefined],
  ['_', undefined],
])('nearestName(%o) is %o', (wrong, name) => {
  expect(nearestName(wrong, NAMES)).toBe(name);
});

test('findUnknownOptions(options, known) names the option that is meant, or all', () => {
  expect(findUnknownOptions({ epochs: 1, epoch: 3, no: undefined }, NAMES)).toEqual([
    { option: 'epoch', problem: 'epoch is not an option', found: '3', remedy: 'did you mean epochs?' },
  ]);
  const [problem] = findUnknownOptions({ zoom: 2 }, ['beta1', 'beta2'], 'optimizer');
  expect(problem).toEqual({
    option: 'optimizer.zoom',
    problem: 'optimizer.zoom is not an option',
    found: '2',
    remedy: 'use beta1, beta2',
  });
});

test.each([[[3]], [new Uint8Array(6_000_000)]])('findUnknownOptions() reports an array once', (options) => {
  expect(findUnknownOptions(options, ['model', 'data'])).toEqual([
    {
      option: 'options',
      problem: 'options is invalid',
      found: expect.any(String),
      remedy: 'use an object with model, data',
    },
  ]);
  expect(findUnknownOptions(options, ['beta1'], 'optimizer')[0]?.option).toBe('optimizer');
});
