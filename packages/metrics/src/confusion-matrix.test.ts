import { expect, test } from 'vitest';
import { confusionMatrix } from './confusion-matrix.js';
import { confusionRows } from './confusion-rows.js';

test("confusionMatrix counts the example of scikit-learn's confusion_matrix", () => {
  const labels = Uint8Array.of(2, 0, 2, 2, 0, 1);
  const predicted = Uint8Array.of(0, 0, 2, 2, 0, 2);
  const confusion = confusionMatrix(labels, predicted, 3);
  expect(confusion).toEqual({ classes: 3, counts: Uint32Array.of(2, 0, 0, 0, 0, 1, 1, 0, 2) });
});

test('a row is a true class, a column a predicted one', () => {
  const { counts } = confusionMatrix(Uint8Array.of(0), Uint8Array.of(1), 2);
  expect(counts).toEqual(Uint32Array.of(0, 1, 0, 0));
});

test('confusionMatrix takes probabilities too', () => {
  const probabilities = Float32Array.of(0.2, 0.8, 0.9, 0.1);
  expect(confusionMatrix(Uint8Array.of(1, 1), probabilities, 2).counts).toEqual(Uint32Array.of(0, 0, 1, 1));
});

test('confusionRows(confusion) survives JSON', () => {
  const confusion = confusionMatrix(Uint8Array.of(0, 0, 1), Uint8Array.of(0, 1, 1), 3);
  expect(JSON.stringify(confusionRows(confusion))).toBe('[[1,1,0],[0,1,0],[0,0,0]]');
});

test('confusionMatrix refuses classes, labels and predictions that do not fit', () => {
  const one = Uint8Array.of(1);
  expect(() => confusionMatrix(one, one, 1)).toThrow('classes is not an integer of at least 2 (1)');
  expect(() => confusionMatrix(Uint8Array.of(10), one, 10)).toThrow(
    'labels[0] is not a class (10) — give integers, 0 to 9',
  );
  expect(() => confusionMatrix(one, Uint8Array.of(12), 10)).toThrow('predictions[0] is not a class (12)');
  expect(() => confusionMatrix(one, Float32Array.of(0, 1, 0), 2)).toThrow(
    'predictions has the wrong length (3) — give 1 rows of 2, 2 values',
  );
});

test('confusionRows refuses counts that are not square', () => {
  expect(() => confusionRows({ classes: 2, counts: new Uint32Array(6) })).toThrow(
    'confusion.counts has the wrong length (6) — give 2 rows of 2',
  );
});

test('confusionRows refuses counts that have been through JSON', () => {
  const confusion = confusionMatrix(Uint8Array.of(0, 1), Uint8Array.of(0, 1), 2);
  expect(() => confusionRows(JSON.parse(JSON.stringify(confusion)))).toThrow(
    'confusion.counts is not a Uint32Array (Object) — give a Uint32Array, as confusionMatrix() does',
  );
});
