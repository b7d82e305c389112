import { expect, test } from 'vitest';
import { weightNames } from './weight-names.js';

test('weightNames(weights) numbers the weights that share a name', () => {
  const names = ['a/kernel', 'a/bias', 'a/kernel', 'a/kernel'];
  expect(weightNames(names.map((originalName) => ({ originalName })))).toEqual([
    'a/kernel',
    'a/bias',
    'a/kernel_1',
    'a/kernel_2',
  ]);
});
