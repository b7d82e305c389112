import { expect, test } from 'vitest';
import { confusionMatrix } from './confusion-matrix.js';
import { confusionRows } from './confusion-rows.js';

test("confusionMatrix(labels, predictions, classes) counts the example of scikit-learn's confusion_matrix", () => {
  const labels = Uint8Array.of(2, 0, 2, 2, 0, 1);
  const predicted = Uint8Array.of(0, 0, 2, 2, 0, 2);
  const confusion = confusionMatrix(labels, predicted, 3);
  expect(confusion).toEqual({ classes: 3, counts: Uint32Array.of(2, 0, 0, 0, 0, 1, 1, 0, 2) });
});

test('confusionMatrix(labels, predictions, classes) has a row per true and a column per predicted class', () => {
  const { counts } = confusionMatrix(Uint8Array.of(0), Uint8Array.of(1), 2);
  expect(counts).toEqual(Uint32Array.of(0, 1, 0, 0));
});

test('confusionMatrix(labels, probabilities, classes) counts the most probable classes', () => {
  const probabilities = Float32Array.of(0.2, 0.8, 0.9, 0.1);
  expect(confusionMatrix(Uint8Array.of(1, 1), probabilities, 2).counts).toEqual(Uint32Array.of(0, 0, 1, 1));
});

test('confusionRows(confusion) is preserved by JSON', () => {
  const confusion = confusionMatrix(Uint8Array.of(0, 0, 1), Uint8Array.of(0, 1, 1), 3);
  expect(JSON.stringify(confusionRows(confusion))).toBe('[[1,1,0],[0,1,0],[0,0,0]]');
});

test('confusionMatrix(labels, predictions, classes) rejects arguments that do not match', () => {
  const one = Uint8Array.of(1);
  expect(() => confusionMatrix(one, one, 1)).toThrow('classes is invalid (1) — use an integer of at least 2');
  expect(() => confusionMatrix(Uint8Array.of(10), one, 10)).toThrow(
    'labels[0] is not a class (10) — use integers from 0 to 9',
  );
  expect(() => confusionMatrix(one, Uint8Array.of(12), 10)).toThrow('predictions[0] is not a class (12)');
  expect(() => confusionMatrix(one, Float32Array.of(0, 1, 0), 2)).toThrow(
    'predictions has the wrong length (3) — use 2 values (1 row of 2)',
  );
});

test('confusionRows(confusion) rejects counts that are not a square matrix', () => {
  expect(() => confusionRows({ classes: 2, counts: new Uint32Array(6) })).toThrow(
    'confusion.counts has the wrong length (6) — use 4 values (2 rows of 2)',
  );
});

test('confusionRows(confusion) rejects counts that JSON has converted', () => {
  const confusion = confusionMatrix(Uint8Array.of(0, 1), Uint8Array.of(0, 1), 2);
  expect(() => confusionRows(JSON.parse(JSON.stringify(confusion)))).toThrow(
    'confusion.counts is not a Uint32Array (Object) — use the result of confusionMatrix(); JSON does not preserve a Uint32Array',
  );
});
