import { expect, test } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Verdict } from './diagnosis.js';

const VALIDATION = 10_000;
const RUNS = 1000;

/**
 * The fraction of simulated runs with each verdict. The measured validation accuracy is the true accuracy plus the
 * sampling error of the validation set, which is common to the epochs of a run, and a scatter per epoch, in standard
 * errors.
 */
function verdicts(
  epochs: number,
  truth: (epoch: number) => number,
  scatter: number,
): Record<Verdict, number> {
  const normal = normals(epochs);
  const counts: Record<Verdict, number> = {
    diverged: 0,
    'not-learned': 0,
    unvalidated: 0,
    'too-short': 0,
    unstable: 0,
    overfitting: 0,
    improving: 0,
    flat: 0,
    plateaued: 0,
  };
  for (let run = 0; run < RUNS; run++) {
    const shared = 0.8 * normal();
    const measured = Array.from({ length: epochs }, (_, i) => {
      const p = truth(i + 1);
      const error = Math.sqrt((p * (1 - p)) / VALIDATION);
      return Math.round(VALIDATION * (p + error * (shared + scatter * normal()))) / VALIDATION;
    });
    const accuracy = measured.map((_, i) => 0.996 - 0.1 * Math.exp(-(i + 1) / 3));
    const lossOf = (value: number): number => 3 * (1 - value);
    const history = {
      accuracy,
      val_accuracy: measured,
      loss: accuracy.map(lossOf),
      val_loss: measured.map(lossOf),
    };
    counts[diagnose(history, { validationCount: VALIDATION, trainingCount: 60_000, classes: 10 }).verdict] +=
      1 / RUNS;
  }
  return counts;
}

/** Seeded standard normal numbers: the Box–Muller transform of mulberry32. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Rises to 98.7 % in about 6 epochs and stays level. */
const level = (epoch: number): number => 0.987 - 0.02 * Math.exp(-epoch / 1.5);

/** Rises to 95 % by epoch 5, then falls by `slope` standard errors (0.0022) per epoch. */
const falling =
  (slope: number) =>
  (epoch: number): number =>
    epoch < 5 ? 0.9 + 0.01 * epoch : 0.95 - 0.0022 * slope * (epoch - 5);

test.each([10, 20, 50])(
  'diagnose(history) reports overfitting for at most 5 %% of %i-epoch runs on a plateau',
  (epochs) => {
    const { overfitting, unstable, plateaued } = verdicts(epochs, level, 0.7);
    expect(overfitting + unstable).toBeLessThanOrEqual(0.05);
    expect(plateaued).toBeGreaterThan(0.85);
  },
);

test('diagnose(history) reports improving for 90 % of runs that rise by one standard error per epoch', () => {
  expect(verdicts(10, (epoch) => 0.9 + 0.003 * epoch, 0.7).improving).toBeGreaterThan(0.9);
});

test('diagnose(history) reports overfitting for 80 % of runs that fall by one standard error per epoch for 5 epochs', () => {
  expect(verdicts(10, falling(1), 0.7).overfitting).toBeGreaterThan(0.8);
});

test('diagnose(history) reports overfitting for 95 % of runs that fall by half a standard error per epoch for 15 epochs', () => {
  expect(verdicts(20, falling(0.5), 0.7).overfitting).toBeGreaterThan(0.95);
});
