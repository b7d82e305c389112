import { expect, test } from 'vitest';
import { crossEntropy } from './cross-entropy.js';

test("crossEntropy(labels, probabilities, classes) is 0.21616 for the example of scikit-learn's log_loss", () => {
  // Classes sorted: ham 0, spam 1; -(ln 0.9 + ln 0.9 + ln 0.8 + ln 0.65) / 4.
  const probabilities = Float64Array.of(0.1, 0.9, 0.9, 0.1, 0.8, 0.2, 0.35, 0.65);
  expect(crossEntropy(Uint8Array.of(1, 0, 0, 1), probabilities, 2)).toBeCloseTo(0.21616187468, 11);
});

test("crossEntropy(labels, probabilities, classes) is the mean of Keras's sparse_categorical_crossentropy example", () => {
  // y_true = [1, 2]: its documentation prints 0.0513 (-ln 0.95) and 2.303 (-ln 0.1).
  const probabilities = Float32Array.of(0.05, 0.95, 0, 0.1, 0.8, 0.1);
  expect(crossEntropy(Uint8Array.of(1, 2), probabilities, 3)).toBeCloseTo((0.0513 - Math.log(0.1)) / 2, 4);
});

test('crossEntropy(labels, probabilities, classes) agrees with scikit-learn 1.9.1 on 200 rows', () => {
  // i = np.arange(200); y = (i*i + 3*i) % 11 % 5; S = (i[:,None]*7 + np.arange(6)[None,:]*13) % 23 + 1.0
  // log_loss(y, S / S.sum(1, keepdims=True), labels=range(6))
  const labels = Uint8Array.from({ length: 200 }, (_, i) => ((i * i + 3 * i) % 11) % 5);
  const rows = Array.from(labels, (_, i) => {
    const weights = Array.from({ length: 6 }, (__, j) => ((i * 7 + j * 13) % 23) + 1);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });
  expect(crossEntropy(labels, Float64Array.from(rows.flat()), 6)).toBeCloseTo(2.026592948434262, 12);
});

test('crossEntropy(labels, probabilities, classes) of equal probabilities is ln(classes)', () => {
  expect(crossEntropy(Uint8Array.of(3), new Float64Array(10).fill(0.1), 10)).toBeCloseTo(Math.log(10), 14);
});

test('crossEntropy(labels, probabilities, classes) clips to 1e-7 and 1 - 1e-7', () => {
  const certain = Float64Array.of(1, 0);
  expect(crossEntropy(Uint8Array.of(1), certain, 2)).toBeCloseTo(7 * Math.log(10), 12);
  expect(crossEntropy(Uint8Array.of(0), certain, 2)).toBeCloseTo(-Math.log1p(-1e-7), 15);
});

test('crossEntropy(labels, probabilities, classes) accepts a softmax rounded to float32', () => {
  const logits = [3.3, -1.2, 0.7, 8.1, -4, 2.2, 1, 0, 5, -2];
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  const probabilities = Float32Array.from(logits, (logit) => Math.exp(logit) / sum);
  expect(crossEntropy(Uint8Array.of(3), probabilities, 10)).toBeCloseTo(Math.log(sum) - 8.1, 6);
});

test('crossEntropy(labels, probabilities, classes) rejects logits and recommends softmax', () => {
  const remedy = 'use probabilities, not logits (apply softmax to each row first)';
  expect(() => crossEntropy(Uint8Array.of(0), Float32Array.of(3, -2), 2)).toThrow(
    `probabilities[0] is outside 0 to 1 (3) — ${remedy}`,
  );
  expect(() => crossEntropy(Uint8Array.of(0, 0), Float32Array.of(1, 0, 0.5, 0.25), 2)).toThrow(
    `row 1 of probabilities does not sum to 1 (0.75) — ${remedy}`,
  );
});

test('crossEntropy(labels, probabilities, classes) rejects arguments that do not match, and NaN', () => {
  const equal = new Float32Array(4).fill(0.5);
  expect(() => crossEntropy(Uint8Array.of(0, 2), equal, 2)).toThrow('labels[1] is not a class (2)');
  expect(() => crossEntropy(Uint8Array.of(0), equal, 2)).toThrow(
    'probabilities has the wrong length (4) — use 2 values (1 row of 2)',
  );
  expect(() => crossEntropy(Uint8Array.of(0), Float32Array.of(NaN, 1), 2)).toThrow(
    'probabilities[0] is not a number (NaN)',
  );
  expect(() => crossEntropy(Uint8Array.of(0), equal, NaN)).toThrow(
    'classes is invalid (NaN) — use an integer of at least 2',
  );
  // @ts-expect-error: integers are not probabilities.
  expect(() => crossEntropy(Uint8Array.of(0), Uint8Array.of(1, 0), 2)).toThrow(
    'probabilities is not a float typed array (Uint8Array)',
  );
});
