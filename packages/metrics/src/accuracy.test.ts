import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from './accuracy.js';
import { InvalidArgumentError } from './invalid-argument-error.js';

test('accuracy(labels, integers) is the share of equal entries', () => {
  expect(accuracy(Uint8Array.of(7, 2, 1, 0), Int32Array.of(7, 2, 1, 9))).toBe(3 / 4);
});

test('accuracy(labels, floats) takes the most probable class of each row', () => {
  const probabilities = Float32Array.of(0.2, 0.5, 0.3, 0.1, 0.1, 0.8);
  expect(accuracy(Uint8Array.of(1, 0), probabilities)).toBe(1 / 2);
});

test('accuracy(labels, floats) takes the lowest class of equally probable ones', () => {
  expect(accuracy(Uint8Array.of(0), Float32Array.of(0.5, 0.5))).toBe(1);
  expect(accuracy(Uint8Array.of(1), Float32Array.of(0.5, 0.5))).toBe(0);
});

test('accuracy takes logits', () => {
  expect(accuracy(Uint8Array.of(1, 1), Float64Array.of(-3, 12, 4, -1))).toBe(1 / 2);
});

test('accuracy of labels against themselves is 1', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (labels) => {
      expect(accuracy(labels, labels)).toBe(1);
    }),
  );
});

const refusals: [string, () => number, string][] = [
  ['no labels', () => accuracy(new Uint8Array(0), new Uint8Array(0)), 'labels is empty (0 entries)'],
  [
    'fewer predictions than labels',
    () => accuracy(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2)),
    'predictions has the wrong length (2) — give one for each of the 3 labels',
  ],
  [
    'no predictions',
    () => accuracy(Uint8Array.of(1), new Uint8Array(0)),
    'predictions is empty (0 entries) — give at least one',
  ],
  [
    'floats that are not whole rows',
    () => accuracy(Uint8Array.of(0, 1), new Float32Array(5)),
    'predictions has the wrong length (5) — give 2 rows of 2, 4 values',
  ],
  [
    'one float a label',
    () => accuracy(Uint8Array.of(0, 1), Float32Array.of(0, 1)),
    'predictions has the wrong length (2) — give 2 rows of 2, 4 values',
  ],
  [
    'a label beyond the classes of a row',
    () => accuracy(Uint8Array.of(2), Float32Array.of(0.5, 0.5)),
    'labels[0] is not a class (2) — give integers, 0 to 1',
  ],
  [
    'a negative label',
    () => accuracy(Int8Array.of(3, -1), Int8Array.of(3, 3)),
    'labels[1] is not a class (-1) — give integers, 0 or more',
  ],
  [
    'a NaN',
    () => accuracy(Uint8Array.of(0), Float32Array.of(NaN, 0.5)),
    'predictions[0] is not a number (NaN)',
  ],
];

test.each(refusals)('accuracy refuses %s', (_, run, message) => {
  expect(run).toThrow(InvalidArgumentError);
  expect(run).toThrow(message);
});

test('accuracy refuses what is not a typed array, and says what it is', () => {
  // @ts-expect-error: a plain array, as a JavaScript caller may pass it.
  expect(() => accuracy([1, 2], [1, 2])).toThrow(
    'labels is not an integer typed array (Array) — give a Uint8Array, or another integer typed array',
  );
  // @ts-expect-error: nothing, as a JavaScript caller may pass it.
  expect(() => accuracy(Uint8Array.of(1))).toThrow('predictions is not an integer typed array (Undefined)');
});

test('an InvalidArgumentError names the argument and is an expected error', () => {
  const error = new InvalidArgumentError('k', 'is too large', 11, 'give 1 to 10');
  expect(error).toMatchObject({
    name: 'InvalidArgumentError',
    code: 'METRICS_INVALID_ARGUMENT',
    expected: true,
    argument: 'k',
    message: 'k is too large (11) — give 1 to 10',
  });
});

test('an InvalidArgumentError of another copy of the package is known as one', () => {
  const foreign = Object.assign(new Error(), { code: 'METRICS_INVALID_ARGUMENT' });
  expect(InvalidArgumentError.isInstance(foreign)).toBe(true);
  expect(InvalidArgumentError.isInstance(new InvalidArgumentError('k', 'is too large', 11, ''))).toBe(true);
  expect(InvalidArgumentError.isInstance(new RangeError('k'))).toBe(false);
  expect(
    InvalidArgumentError.isInstance(Object.assign(new Error(), { code: 'MNIST_INVALID_ARGUMENT' })),
  ).toBe(false);
  expect(InvalidArgumentError.isInstance(undefined)).toBe(false);
});
