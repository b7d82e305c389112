import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from './accuracy.js';
import { confusionMatrix } from './confusion-matrix.js';
import { type PrecisionRecall, perClassScores } from './per-class-scores.js';

test("perClassScores(confusion) returns the table of scikit-learn's classification_report example", () => {
  // y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1]. Class 0: predicted twice, once correctly; class 1: predicted once,
  // incorrectly; class 2: predicted twice, both correct, of three. The averages are computed by hand.
  const confusion = confusionMatrix(Uint8Array.of(0, 1, 2, 2, 2), Uint8Array.of(0, 0, 2, 2, 1), 3);
  const { perClass, macro, weighted, micro } = perClassScores(confusion);
  expect(perClass).toEqual([
    { label: 0, precision: 1 / 2, recall: 1, f1: 2 / 3, support: 1 },
    { label: 1, precision: 0, recall: 0, f1: 0, support: 1 },
    { label: 2, precision: 1, recall: 2 / 3, f1: 4 / 5, support: 3 },
  ]);
  expectScores(macro, 1 / 2, 5 / 9, 22 / 45);
  expectScores(weighted, 7 / 10, 3 / 5, (2 / 3 + 12 / 5) / 5);
  expectScores(micro, 3 / 5, 3 / 5, 3 / 5);
});

test("perClassScores(confusion) returns the averages of scikit-learn's precision_recall_fscore_support example", () => {
  // cat 0, dog 1, pig 2; only the two cats are correct. Documented: macro and weighted 0.22, 0.33, 0.26, micro 0.33.
  const confusion = confusionMatrix(Uint8Array.of(0, 1, 2, 0, 1, 2), Uint8Array.of(0, 2, 1, 0, 0, 1), 3);
  const { macro, weighted, micro } = perClassScores(confusion);
  expectScores(macro, 2 / 9, 1 / 3, 4 / 15);
  expectScores(weighted, 2 / 9, 1 / 3, 4 / 15);
  expectScores(micro, 1 / 3, 1 / 3, 1 / 3);
});

test('perClassScores(confusion) agrees with scikit-learn 1.9.1 if classes are absent or never predicted', () => {
  // precision_recall_fscore_support(y, p, labels=range(6), zero_division=0, average=...) of this matrix: class 3 never
  // occurs, class 4 is never predicted, and class 5 does neither.
  const rows = [
    [54, 6, 7, 6, 0, 0],
    [2, 13, 1, 2, 0, 0],
    [4, 2, 26, 4, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [54, 7, 7, 5, 0, 0],
    [0, 0, 0, 0, 0, 0],
  ];
  const { perClass, macro, weighted, micro } = perClassScores({
    classes: 6,
    counts: Uint32Array.from(rows.flat()),
  });
  expect(perClass.map((score) => score.support)).toEqual([73, 18, 36, 0, 73, 0]);
  expectScores(perClass[2], 0.634146341463, 0.722222222222, 0.675324675325);
  for (const label of [3, 4, 5]) expectScores(perClass[label], 0, 0, 0);
  expectScores(macro, 0.2620193777125741, 0.36402841197361746, 0.3030136955968158);
  expectScores(weighted, 0.32882679259123415, 0.465, 0.383230145813266);
  expectScores(micro, 0.465, 0.465, 0.465);
});

test('perClassScores(confusion) has row sums as supports, the accuracy as micro scores and harmonic means as F1', () => {
  const sample = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 60 }), (samples) => {
      const labels = Uint8Array.from(samples, ([label]) => label);
      const predicted = Uint8Array.from(samples, ([, prediction]) => prediction);
      const { perClass, weighted, micro } = perClassScores(confusionMatrix(labels, predicted, 6));
      const fraction = accuracy(labels, predicted);
      expectScores(micro, fraction, fraction, fraction);
      expect(weighted.recall).toBeCloseTo(fraction, 12);
      for (const { label, precision, recall, f1, support } of perClass) {
        expect(support).toBe(labels.filter((value) => value === label).length);
        const harmonic = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
        expect(f1).toBeCloseTo(harmonic, 12);
      }
    }),
  );
});

test('perClassScores(confusion) is all 0 without samples', () => {
  const { macro, weighted, micro } = perClassScores({ classes: 2, counts: new Uint32Array(4) });
  for (const average of [macro, weighted, micro]) expectScores(average, 0, 0, 0);
});

function expectScores(
  found: PrecisionRecall | undefined,
  precision: number,
  recall: number,
  f1: number,
): void {
  expect(found?.precision).toBeCloseTo(precision, 11);
  expect(found?.recall).toBeCloseTo(recall, 11);
  expect(found?.f1).toBeCloseTo(f1, 11);
}
