import { expect, test } from 'vitest';
import { argmax } from './argmax.js';

test('argmax(values) is the index of the largest value', () => {
  expect(argmax(Float32Array.of(0.1, 0.7, 0.2))).toBe(1);
});

test('argmax(values) is the first of equal values', () => {
  expect(argmax(Uint8Array.of(3, 9, 9))).toBe(1);
});

test('argmax(values, start, end) counts from the start of the row', () => {
  expect(argmax(Float32Array.of(9, 9, 0, 1, 9), 2, 4)).toBe(1);
});

test('argmax(values) accepts infinite logits', () => {
  expect(argmax(Float64Array.of(-Infinity, -Infinity))).toBe(0);
  expect(argmax(Float64Array.of(1, Infinity))).toBe(1);
});

test('argmax(values, start, end) rejects an empty range and NaN', () => {
  expect(() => argmax(new Float32Array(0))).toThrow(
    'values has no value in the range (0 to 0 of 0 values) — use at least one value',
  );
  expect(() => argmax(Float32Array.of(1, 2), 0, 3)).toThrow('0 to 3 of 2 values');
  expect(() => argmax(Float32Array.of(1, NaN))).toThrow('values[1] is not a number (NaN)');
});
