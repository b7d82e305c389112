import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from './accuracy.js';
import { topKAccuracy } from './top-k-accuracy.js';

test("topKAccuracy(labels, probabilities, classes, k) is 0.75 for the example of scikit-learn's top_k_accuracy_score", () => {
  // y_true = [0, 1, 2, 2], k = 2. The last row ranks its true class, 2, third; the others first or second.
  const scores = Float64Array.of(0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1);
  expect(topKAccuracy(Uint8Array.of(0, 1, 2, 2), scores, 3, 2)).toBe(0.75);
});

test('topKAccuracy(labels, probabilities, classes, k) agrees with scikit-learn 1.9.1 on 200 rows without ties', () => {
  // i = np.arange(200); y = (i*i + 3*i) % 11 % 5; S = (i[:,None]*7 + np.arange(6)[None,:]*13) % 23 + 1
  // [top_k_accuracy_score(y, S, k=k, labels=range(6)) for k in range(1, 6)]
  const labels = Uint8Array.from({ length: 200 }, (_, i) => ((i * i + 3 * i) % 11) % 5);
  const scores = Float64Array.from({ length: 1200 }, (_, at) => {
    const [i, j] = [Math.floor(at / 6), at % 6];
    return ((i * 7 + j * 13) % 23) + 1;
  });
  const found = [1, 2, 3, 4, 5].map((k) => topKAccuracy(labels, scores, 6, k));
  expect(found).toEqual([0.195, 0.345, 0.56, 0.695, 0.84]);
});

test('topKAccuracy(labels, probabilities, classes, k) ranks the lowest of equally probable classes first', () => {
  const equal = Float32Array.of(0.25, 0.25, 0.25, 0.25);
  const ranks = [0, 1, 2, 3].map((label) =>
    [1, 2, 3, 4].findIndex((k) => topKAccuracy(Uint8Array.of(label), equal, 4, k) === 1),
  );
  expect(ranks).toEqual([0, 1, 2, 3]);
});

test('topKAccuracy(labels, probabilities, classes, k) is the accuracy for k = 1, 1 for k = classes, and never decreases with k', () => {
  // Few distinct scores, so that ties are frequent.
  const row = fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const labels = Uint8Array.from(rows, ([label]) => label);
      const scores = Float32Array.from(rows.flatMap(([, values]) => values));
      const found = [1, 2, 3, 4, 5].map((k) => topKAccuracy(labels, scores, 5, k));
      expect(found[0]).toBe(accuracy(labels, scores));
      expect(found[4]).toBe(1);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }),
  );
});

test('topKAccuracy(labels, probabilities, classes, k) rejects k outside 1 to classes', () => {
  const run = (k: number) => () => topKAccuracy(Uint8Array.of(0), Float32Array.of(1, 0), 2, k);
  expect(run(3)).toThrow('k is invalid (3) — use an integer from 1 to 2');
  expect(run(0)).toThrow('k is invalid (0)');
  expect(run(1.5)).toThrow('k is invalid (1.5)');
});
