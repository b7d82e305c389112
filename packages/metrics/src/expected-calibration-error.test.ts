import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedCalibrationError } from './expected-calibration-error.js';

test('expectedCalibrationError(labels, probabilities, classes, bins) is the mean |accuracy - confidence|, weighted by count', () => {
  // Two bins. (0, 0.5] has one correct sample with confidence 0.5: gap 0.5. (0.5, 1] has three with 0.75, one incorrect:
  // accuracy 2/3, gap 1/12. ECE = 1/4 · 1/2 + 3/4 · 1/12 = 3/16.
  const probabilities = Float32Array.of(0.5, 0.5, 0.75, 0.25, 0.75, 0.25, 0.25, 0.75);
  const { ece, bins } = expectedCalibrationError(Uint8Array.of(0, 0, 1, 1), probabilities, 2, 2);
  expect(ece).toBeCloseTo(3 / 16, 15);
  expect(bins).toEqual([
    { from: 0, to: 0.5, count: 1, accuracy: 1, confidence: 0.5 },
    { from: 0.5, to: 1, count: 3, accuracy: 2 / 3, confidence: 0.75 },
  ]);
});

test('expectedCalibrationError(labels, probabilities, classes) is 0 if confidence equals accuracy', () => {
  // Four samples with confidence 0.75, three of them correct.
  const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25);
  expect(expectedCalibrationError(Uint8Array.of(0, 0, 0, 1), probabilities, 2).ece).toBe(0);
});

test('expectedCalibrationError(labels, probabilities, classes) is 1 if every prediction is certain and incorrect', () => {
  expect(expectedCalibrationError(Uint8Array.of(1, 1), Float32Array.of(1, 0, 1, 0), 2).ece).toBe(1);
});

test('expectedCalibrationError(labels, probabilities, classes) keeps empty bins, with null scores', () => {
  const { bins } = expectedCalibrationError(Uint8Array.of(0), Float32Array.of(1, 0), 2);
  expect(bins).toHaveLength(15);
  expect(bins[0]).toEqual({ from: 0, to: 1 / 15, count: 0, accuracy: null, confidence: null });
  expect(bins[14]).toEqual({ from: 14 / 15, to: 1, count: 1, accuracy: 1, confidence: 1 });
});

test('expectedCalibrationError(labels, probabilities, classes) is 0 to 1 and at least the overall gap, and its bins contain their samples', () => {
  const row = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 4 }),
  );
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 20 }),
      (rows, count) => {
        const labels = Uint8Array.from(rows, ([label]) => label);
        const distributions = rows.map(([, weights]) => {
          const sum = weights.reduce((total, weight) => total + weight, 0);
          return weights.map((weight) => weight / sum);
        });
        const { ece, bins } = expectedCalibrationError(
          labels,
          Float64Array.from(distributions.flat()),
          4,
          count,
        );
        const single = expectedCalibrationError(labels, Float64Array.from(distributions.flat()), 4, 1);
        expect(ece).toBeGreaterThanOrEqual(0);
        expect(ece).toBeLessThanOrEqual(1);
        // A single bin gives the overall gap. By the triangle inequality, more bins cannot give less.
        expect(ece).toBeGreaterThanOrEqual(single.ece - 1e-12);
        expect(bins.reduce((total, bin) => total + bin.count, 0)).toBe(rows.length);
        for (const bin of bins) {
          if (bin.confidence === null) continue;
          expect(bin.confidence).toBeGreaterThan(bin.from - 1e-12);
          expect(bin.confidence).toBeLessThanOrEqual(bin.to + 1e-12);
        }
      },
    ),
  );
});

test('expectedCalibrationError(labels, probabilities, classes, bins) rejects logits and 0 bins', () => {
  expect(() => expectedCalibrationError(Uint8Array.of(0), Float32Array.of(-1, 2), 2)).toThrow(
    'probabilities[0] is outside 0 to 1 (-1)',
  );
  expect(() => expectedCalibrationError(Uint8Array.of(0), Float32Array.of(1, 0), 2, 0)).toThrow(
    'bins is invalid (0) — use an integer of at least 1',
  );
});
