import { LenetError } from '@lenet5/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from './accuracy.js';
import { InvalidArgumentError } from './invalid-argument-error.js';

test('accuracy(labels, integers) is the fraction of equal entries', () => {
  expect(accuracy(Uint8Array.of(7, 2, 1, 0), Int32Array.of(7, 2, 1, 9))).toBe(3 / 4);
});

test('accuracy(labels, floats) uses the most probable class of each row', () => {
  const probabilities = Float32Array.of(0.2, 0.5, 0.3, 0.1, 0.1, 0.8);
  expect(accuracy(Uint8Array.of(1, 0), probabilities)).toBe(1 / 2);
});

test('accuracy(labels, floats) uses the lowest of equally probable classes', () => {
  expect(accuracy(Uint8Array.of(0), Float32Array.of(0.5, 0.5))).toBe(1);
  expect(accuracy(Uint8Array.of(1), Float32Array.of(0.5, 0.5))).toBe(0);
});

test('accuracy(labels, floats) accepts logits', () => {
  expect(accuracy(Uint8Array.of(1, 1), Float64Array.of(-3, 12, 4, -1))).toBe(1 / 2);
});

test('accuracy(labels, labels) is 1', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (labels) => {
      expect(accuracy(labels, labels)).toBe(1);
    }),
  );
});

const invalid: [string, () => number, string][] = [
  ['no labels', () => accuracy(new Uint8Array(0), new Uint8Array(0)), 'labels is empty (0 entries)'],
  [
    'fewer predictions than labels',
    () => accuracy(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2)),
    'predictions has the wrong length (2) — use 3, one per label',
  ],
  [
    'no predictions',
    () => accuracy(Uint8Array.of(1), new Uint8Array(0)),
    'predictions is empty (0 entries) — use at least one label',
  ],
  [
    'floats that do not form whole rows',
    () => accuracy(Uint8Array.of(0, 1), new Float32Array(5)),
    'predictions has the wrong length (5) — use 4 values (2 rows of 2)',
  ],
  [
    'one float per label',
    () => accuracy(Uint8Array.of(0, 1), Float32Array.of(0, 1)),
    'predictions has the wrong length (2) — use 4 values (2 rows of 2)',
  ],
  [
    'a label that exceeds the classes of a row',
    () => accuracy(Uint8Array.of(2), Float32Array.of(0.5, 0.5)),
    'labels[0] is not a class (2) — use integers from 0 to 1',
  ],
  [
    'a negative label',
    () => accuracy(Int8Array.of(3, -1), Int8Array.of(3, 3)),
    'labels[1] is not a class (-1) — use integers of at least 0',
  ],
  [
    'a NaN',
    () => accuracy(Uint8Array.of(0), Float32Array.of(NaN, 0.5)),
    'predictions[0] is not a number (NaN)',
  ],
];

test.each(invalid)('accuracy(labels, predictions) rejects %s', (_, run, message) => {
  expect(run).toThrow(InvalidArgumentError);
  expect(run).toThrow(message);
});

test('accuracy(labels, predictions) rejects other types and reports the type', () => {
  // @ts-expect-error: a JavaScript caller can pass a plain array.
  expect(() => accuracy([1, 2], [1, 2])).toThrow(
    'labels is not an integer typed array (Array) — use a Uint8Array or another integer typed array',
  );
  // @ts-expect-error: a JavaScript caller can omit an argument.
  expect(() => accuracy(Uint8Array.of(1))).toThrow('predictions is not an integer typed array (Undefined)');
});

test('new InvalidArgumentError(argument, problem, found, remedy) names the argument', () => {
  const error = new InvalidArgumentError('k', 'is too large', 11, 'use 1 to 10');
  expect(error).toMatchObject({
    name: 'InvalidArgumentError',
    code: 'METRICS_INVALID_ARGUMENT',
    problem: 'k is too large',
    argument: 'k',
    message: 'k is too large (11) — use 1 to 10',
  });
});

test('InvalidArgumentError.isInstance(error) distinguishes the errors of this package', () => {
  const error = new InvalidArgumentError('k', 'is too large', 11, 'use 1 to 10');
  expect(InvalidArgumentError.isInstance(error)).toBe(true);
  expect(LenetError.isInstance(error)).toBe(true);
  const other = new LenetError({ problem: 'k is too large', remedy: 'use 1 to 10' });
  expect(InvalidArgumentError.isInstance(other)).toBe(false);
  expect(InvalidArgumentError.isInstance(new RangeError('k'))).toBe(false);
});
