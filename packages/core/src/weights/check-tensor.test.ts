import { expect, test } from 'vitest';
import { checkFinite, checkTensorShape } from './check-tensor.js';
import { WeightsMismatchError, WeightsNotFiniteError } from './weights-errors.js';

const tensor = { name: 'dense/bias', shape: [2], values: Float32Array.of(1, 2) };

test('checkTensorShape(tensor, expected, source) accepts the expected shape', () => {
  expect(() => checkTensorShape(tensor, [2], 'a.bin')).not.toThrow();
});

test.each([
  [tensor, [3], 'dense/bias is [2] with 2 values, not [3]'],
  [{ ...tensor, values: Float32Array.of(1) }, [2], 'dense/bias is [2] with 1 value, not [2]'],
])(
  'checkTensorShape(tensor, expected, source) throws WeightsMismatchError: %#',
  (found, expected, message) => {
    const check = () => checkTensorShape(found, expected, 'a.bin');
    expect(check).toThrow(WeightsMismatchError);
    expect(check).toThrow(`the weights of a.bin do not match the layers (${message}) — use weights of`);
  },
);

test('checkFinite(tensors, source) accepts finite values', () => {
  expect(() => checkFinite([tensor], 'a.bin')).not.toThrow();
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('checkFinite(tensors, source) rejects %d', (value) => {
  const check = () => checkFinite([tensor, { ...tensor, values: Float32Array.of(1, value) }], 'a.bin');
  expect(check).toThrow(WeightsNotFiniteError);
  expect(check).toThrow(`weight dense/bias[1] of a.bin is not finite (${value}) — training diverged`);
});
