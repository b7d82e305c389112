import { expect, test } from 'vitest';
import { SEED } from '../options/shared-specs.js';
import { checkSeed, InvalidSeedError } from './seed.js';

test.each([0, SEED.default, SEED.max])('checkSeed(%d) accepts the seed', (seed) => {
  expect(() => checkSeed(seed)).not.toThrow();
});

test.each([
  [-1, '-1'],
  [1.5, '1.5'],
  [2 ** 32, '4294967296'],
  [Number.NaN, 'NaN'],
  ['7', '"7"'],
  [undefined, 'undefined'],
])('checkSeed(%j) throws InvalidSeedError', (seed, found) => {
  expect(() => checkSeed(seed)).toThrow(InvalidSeedError);
  expect(() => checkSeed(seed)).toThrow(`seed is invalid (${found}) — use an integer from 0 to 4294967295`);
});
