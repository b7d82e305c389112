import { PIXELS } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { unusedText } from '../language/unused-value.js';
import { UNDISTORTED } from './distort.js';
import { encodePixels } from './pixels-in-address.js';
import { readAddressDigit } from './read-address-digit.js';

test('readAddressDigit(params) reads a test digit, a blank pad and a drawing', () => {
  const pixels = Uint8Array.from({ length: PIXELS }, (_, i) => 17 * (i % 16));
  expect(readAddressDigit({ digit: '5000' }).source).toEqual({ kind: 'test', index: 5000 });
  expect(readAddressDigit({ digit: 'blank' }).source).toEqual({ kind: 'blank' });
  expect(readAddressDigit({ digit: encodePixels(pixels) }).source).toEqual({ kind: 'image', pixels });
  expect(readAddressDigit({}).source).toBeUndefined();
});

test('readAddressDigit(params) reads the label and the distortion', () => {
  const found = readAddressDigit({ label: '4', rotate: '-30', noise: '0.5' });
  expect(found).toEqual({
    source: undefined,
    label: 4,
    distortion: { ...UNDISTORTED, rotate: -30, noise: 0.5 },
    unused: [],
  });
});

test('readAddressDigit(params) lists the values that are not valid, with the valid ones', () => {
  const params = { digit: '10000', label: '12', rotate: '999', scale: '', noise: 'loud' };
  const { source, label, distortion, unused } = readAddressDigit(params);
  expect([source, label, distortion]).toEqual([undefined, undefined, UNDISTORTED]);
  expect(unused.map(unusedText)).toEqual([
    'digit=10000 (use a number from 0 to 9999, or a drawing)',
    'label=12 (use a digit from 0 to 9)',
    'rotate=999 (use a number from -180 to 180)',
    'scale= (use a number from 0.4 to 1.6)',
    'noise=loud (use a number from 0 to 1)',
  ]);
  expect(readAddressDigit({ digit: 'x'.repeat(500) }).unused.map(unusedText)).toEqual([
    `digit=${'x'.repeat(20)}… (use a number from 0 to 9999, or a drawing)`,
  ]);
});
