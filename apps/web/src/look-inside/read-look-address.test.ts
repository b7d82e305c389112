import { expect, test } from 'vitest';
import { unusedText } from '../language/unused-value.js';
import { readLookAddress } from './read-look-address.js';

test('readLookAddress(params) reads the unit and the pass', () => {
  const unit = { layer: 'conv2', channel: 5, y: 3, x: 2 };
  expect(readLookAddress({ unit: 'conv2.5.3.2', pass: 'backward' })).toEqual({
    unit,
    pass: 'backward',
    unused: [],
  });
  expect(readLookAddress({})).toEqual({ unit: undefined, pass: 'forward', unused: [] });
});

test('readLookAddress(params) lists the values that are not valid', () => {
  expect(readLookAddress({ unit: 'conv9.0.0.0', pass: 'sideways' }).unused.map(unusedText)).toEqual([
    'unit=conv9.0.0.0 (use layer, map, row and column: conv1.0.6.9)',
    'pass=sideways (use forward or backward)',
  ]);
});
