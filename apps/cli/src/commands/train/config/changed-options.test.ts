import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { describe, expect, test } from 'vitest';
import { currentInvocation } from '../../../invocation.js';
import { changedOptions, commandOf, givenOptions, isSameValue } from './changed-options.js';
import { DEFAULT_CONFIG, withDefaults } from './train-config.js';

describe('changedOptions(config)', () => {
  test('is empty for the reference recipe', () => {
    expect(changedOptions({ ...DEFAULT_CONFIG })).toEqual([]);
  });

  test('lists the options that differ from the defaults, in the order of the recipe', () => {
    const config = withDefaults({ learningRate: 0.01, epochs: 3, optimizer: 'sgd', momentum: 0.9 });
    expect(changedOptions({ ...config })).toEqual([
      ['epochs', 3],
      ['optimizer', 'sgd'],
      ['momentum', 0.9],
      ['learningRate', 0.01],
    ]);
  });

  test('leaves out what a named recipe and other options imply', () => {
    const best = withDefaults({ recipe: 'best', ...NAMED_RECIPES.best.options, epochs: 5 });
    expect(changedOptions({ ...best })).toEqual([
      ['recipe', 'best'],
      ['epochs', 5],
    ]);
    const of1998 = withDefaults({ model: 'lenet5-1998', optimizer: 'sdlm' });
    expect(changedOptions({ ...of1998 })).toEqual([
      ['model', 'lenet5-1998'],
      ['optimizer', 'sdlm'],
    ]);
  });

  test('reads a config of another version: options and recipes that are unknown here are ignored', () => {
    expect(changedOptions({ epochs: 4, later: 1, recipe: 'later' })).toEqual([
      ['recipe', 'later'],
      ['epochs', 4],
    ]);
    expect(givenOptions({ epochs: null })).toEqual([]);
  });
});

test('commandOf(config) is the command that repeats the run', () => {
  expect(commandOf({ ...withDefaults({ data: '/my data', freeze: ['conv1', 'conv2'], epochs: 2 }) })).toBe(
    `${currentInvocation()} train --freeze conv1,conv2 --data '/my data' --epochs 2`,
  );
  expect(commandOf({ ...withDefaults({ teacher: ['/a', '/b'] }) })).toBe(
    `${currentInvocation()} train --teacher /a /b`,
  );
});

test('isSameValue(a, b) compares lists, and takes null for an absent value', () => {
  expect([isSameValue(['a'], ['a']), isSameValue(null, undefined), isSameValue(1, '1')]).toEqual([
    true,
    true,
    false,
  ]);
});
