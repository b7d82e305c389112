import { expect, test } from 'vitest';
import { flatSettings } from './flat-settings.js';

test('flatSettings(settings) names nested values by path and joins primitive lists', () => {
  const settings = {
    epochs: 10,
    optimizer: { name: 'adam', beta: { first: 0.9 } },
    layers: [6, 16],
    augment: null,
    schedule: [{ at: 1 }],
    out: undefined,
  };
  expect(flatSettings(settings)).toEqual([
    ['epochs', '10'],
    ['optimizer.name', 'adam'],
    ['optimizer.beta.first', '0.9'],
    ['layers', '6, 16'],
    ['augment', '–'],
    ['schedule', '[{"at":1}]'],
  ]);
});

test('flatSettings({}) is empty', () => {
  expect(flatSettings({})).toEqual([]);
});
