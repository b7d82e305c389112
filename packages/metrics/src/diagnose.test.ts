import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.js';
import { emptyHistory } from './empty-history.js';
import type { History } from './history.js';

/** A history with these accuracies and, unless `losses` overrides it, a loss of 4 nats per mistake. */
function history(accuracy: number[], val_accuracy: number[], losses: Partial<History> = {}): History {
  const lossOf = (value: number): number => 4 * (1 - value);
  return {
    accuracy,
    val_accuracy,
    loss: accuracy.map(lossOf),
    val_loss: val_accuracy.map(lossOf),
    ...losses,
  };
}

const MNIST = { validationCount: 10_000, trainingCount: 60_000, classes: 10 };

/** Epochs 1, 5 and 10 are published. The others are made up: below the plateau before epoch 5 and on it afterward. */
const training = [0.898, 0.968, 0.977, 0.984, 0.989, 0.99, 0.991, 0.992, 0.993, 0.994];
const published = history(
  training,
  [0.982, 0.983, 0.984, 0.9845, 0.986, 0.986, 0.9855, 0.9862, 0.9858, 0.986],
);

describe('diagnose(history) of a plateau', () => {
  test('finds the plateau of the published LeNet-5 run in epoch 5', () => {
    const { verdict, since, noise, change } = diagnose(published, {
      validationCount: 10_000,
      trainingCount: 60_000,
    });
    expect({ verdict, since }).toEqual({ verdict: 'plateaued', since: 5 });
    // √(0.9862 · 0.0138 / 10,000) = 0.001167.
    expect(noise).toBeCloseTo(0.001167, 6);
    expect(change?.training).toBeCloseTo(0.005, 12);
    expect(change?.validation).toBeCloseTo(0, 12);
    expect(change?.gapThen).toBeCloseTo(0.003, 12);
    expect(change?.gapNow).toBeCloseTo(0.008, 12);
  });

  test('starts the plateau later if a later epoch exceeds the noise', () => {
    // The published peak, about 98.9 %, is 0.3 points (2.9 standard errors) above 98.6 %.
    const peaked = [0.982, 0.983, 0.984, 0.9845, 0.986, 0.986, 0.9855, 0.989, 0.9858, 0.986];
    expect(diagnose(history(training, peaked), { validationCount: 10_000 }).since).toBe(8);
  });

  test('starts the plateau earlier if fewer samples increase the noise', () => {
    // √(0.9862 · 0.0138 / 1,000) = 0.0037: every epoch from 98.25 % up is within it; epoch 2 is the first.
    expect(diagnose(published, { validationCount: 1000 }).since).toBe(2);
  });

  test('has the same verdict if training accuracy stopped too', () => {
    const run = history([0.95, 0.985, 0.985, 0.985], [0.95, 0.98, 0.98, 0.98]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'plateaued',
      since: 2,
      change: { training: 0 },
    });
  });

  test('starts the plateau with its first epoch, although a later one scores higher within the noise', () => {
    // √(0.9812 · 0.0188 / 10,000) = 0.00136: 98.0 % is within it.
    const run = history([0.95, 0.985, 0.99, 0.995], [0.95, 0.98, 0.9812, 0.979]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'plateaued',
      since: 2,
      best: { epoch: 3 },
    });
  });

  test('uses trainingCount for the noise of the training accuracy', () => {
    const run = history([0.95, 0.99, 0.9903, 0.9906], [0.95, 0.98, 0.98, 0.98]);
    const diagnosis = diagnose(run, { validationCount: 1000, trainingCount: 60_000 });
    if (diagnosis.verdict !== 'plateaued') expect.fail(diagnosis.verdict);
    expect(diagnosis.noise).toBeCloseTo(Math.sqrt((0.98 * 0.02) / 1000), 12);
    expect(diagnosis.trainingNoise).toBeCloseTo(Math.sqrt((0.99 * 0.01) / 60_000), 12);
  });

  test('has a noise of one sample if the best accuracy is 1', () => {
    // 1 − 1/500 is within 1/500 of 1: the plateau starts in epoch 2.
    const { since, noise } = diagnose(history([0.9, 0.99, 1, 1], [0.9, 0.998, 1, 1]), {
      validationCount: 500,
    });
    expect({ since, noise }).toEqual({ since: 2, noise: 1 / 500 });
  });
});

describe('diagnose(history) of an improvement', () => {
  test('is improving if the first epoch within the noise of the best is one of the last two', () => {
    const run = history([0.5, 0.6, 0.7, 0.8], [0.5, 0.6, 0.7, 0.8]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'improving',
      since: 4,
      evidence: 'accuracy',
    });
  });

  test('does not claim that accuracy still rises if the last one is lower than the best beyond its noise', () => {
    // Measured with a learning rate of 0.03. √(0.8704 · 0.1296 / 10,000) = 0.0034.
    const run = history([0.6655, 0.8428, 0.8665], [0.8451, 0.8704, 0.8654]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'improving',
      since: 2,
      evidence: 'recent',
    });
    const within = history([0.6655, 0.8428, 0.8665], [0.8451, 0.8704, 0.868]);
    expect(diagnose(within, { validationCount: 10_000 })).toMatchObject({ evidence: 'accuracy' });
  });

  test('is improving if accuracy rises steadily within its noise', () => {
    // √(0.94 · 0.06 / 100) = 0.024: every epoch from 0.92 up is within it, and the last four rise one by one.
    const rising = [0.8, 0.85, 0.9, 0.92, 0.925, 0.93, 0.935, 0.94];
    const diagnosis = diagnose(history(rising, rising), { validationCount: 100 });
    expect(diagnosis).toMatchObject({ verdict: 'improving', since: 4, evidence: 'trend' });
  });

  test('is improving if the loss falls although accuracy stays within its noise', () => {
    const val_loss = [0.9, 0.8, 0.3, 0.27, 0.25];
    const run = history([0.8, 0.88, 0.9, 0.92, 0.94], [0.8, 0.9, 0.91, 0.9, 0.91], { val_loss });
    // Noise of the loss: 0.25 · √(0.91 · 0.09 / 200) / 0.09 = 0.056; it fell by 0.55 since epoch 2.
    expect(diagnose(run, { validationCount: 200 })).toMatchObject({
      verdict: 'improving',
      since: 2,
      evidence: 'loss',
    });
  });

  test('is improving if the plateau is shorter than a tenth of a long run', () => {
    const late = Array.from({ length: 50 }, (_, i) => (i < 46 ? 0.9 : 0.95));
    expect(diagnose(history(late, late), { validationCount: 10_000 })).toMatchObject({
      verdict: 'improving',
      since: 47,
    });
  });
});

describe('diagnose(history) of overfitting', () => {
  test('is overfitting if validation accuracy falls beyond its noise while training accuracy rises', () => {
    const run = history([0.8, 0.9, 0.95, 0.98, 0.999], [0.85, 0.9, 0.89, 0.87, 0.86]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'overfitting',
      since: 2,
      evidence: 'accuracy',
    });
  });

  test('is overfitting if the validation loss rises although accuracy is level', () => {
    const run = history([0.9, 0.95, 0.98, 0.99, 1], [0.95, 0.96, 0.96, 0.961, 0.96], {
      loss: [0.3, 0.15, 0.08, 0.03, 0.01],
      val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
    });
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'overfitting',
      since: 2,
      evidence: 'loss',
    });
  });

  test('is not overfitting if accuracy rises beyond its noise while the loss rises', () => {
    const run = history([0.6, 0.7, 0.8, 0.9], [0.6, 0.75, 0.75, 0.75], { val_loss: [1, 1.2, 1.5, 2] });
    expect(diagnose(run, { validationCount: 10_000 }).verdict).toBe('plateaued');
  });

  test('is unstable only if training accuracy and training loss both got worse', () => {
    const val_accuracy = [0.95, 0.96, 0.93, 0.9, 0.88];
    const worse = history([0.9, 0.97, 0.95, 0.94, 0.93], val_accuracy);
    const lowerLoss = { ...worse, loss: [0.3, 0.1, 0.09, 0.08, 0.07] };
    const higherAccuracy = { ...worse, accuracy: [0.9, 0.95, 0.98, 0.99, 0.995] };
    const verdicts = [worse, lowerLoss, higherAccuracy].map(
      (run) => diagnose(run, { validationCount: 10_000 }).verdict,
    );
    expect(verdicts).toEqual(['unstable', 'overfitting', 'overfitting']);
  });

  test('is not overfitting after a single low epoch at the end', () => {
    // The last epoch is 3 standard errors of 0.001 below the best; the ones before are level.
    const run = history([0.95, 0.98, 0.985, 0.99, 0.995], [0.98, 0.989, 0.989, 0.989, 0.986]);
    expect(diagnose(run, { validationCount: 10_000 }).verdict).toBe('plateaued');
  });
});

describe('diagnose(history) of a failure', () => {
  test('is unstable if training and validation fall, even in the last epoch only', () => {
    const run = history([0.9, 0.95, 0.98, 0.4], [0.92, 0.96, 0.97, 0.1]);
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'unstable',
      since: 3,
      evidence: 'accuracy',
    });
  });

  test('is unstable if both losses rise although validation accuracy is level', () => {
    const run = history([0.9, 0.97, 0.95, 0.94, 0.93], [0.95, 0.96, 0.96, 0.96, 0.96], {
      loss: [0.3, 0.1, 0.2, 0.25, 0.3],
      val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
    });
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({
      verdict: 'unstable',
      since: 2,
      evidence: 'loss',
    });
  });

  test('is diverged from the first loss that is NaN, even in a short run', () => {
    const run = history([0.9, 0.1], [0.9, 0.1], { loss: [0.3, NaN], val_loss: [0.2, NaN] });
    expect(diagnose(run, { validationCount: 10_000 })).toEqual({
      verdict: 'diverged',
      since: 2,
      evidence: 'not-finite',
      chance: null,
      best: { epoch: 1, value: 0.9, metric: 'val_accuracy' },
      noise: null,
      change: null,
    });
  });

  test('is diverged if the validation loss is infinite', () => {
    const run = history([0.9, 0.9, 0.9], [0.9, 0.9, 0.9], { val_loss: [0.2, Infinity, NaN] });
    expect(diagnose(run, { validationCount: 10_000 })).toMatchObject({ verdict: 'diverged', since: 2 });
  });

  test('is diverged if JSON converted a NaN to null', () => {
    const run: History = JSON.parse(
      '{"loss":[0.3,null],"accuracy":[0.9,0.1],"val_loss":[],"val_accuracy":[]}',
    );
    expect(diagnose(run, { validationCount: 0 })).toMatchObject({ verdict: 'diverged', since: 2 });
  });

  test('is flat if no accuracy rises', () => {
    const run = history([0.91, 0.911, 0.9095, 0.9102], [0.91, 0.91, 0.908, 0.9074]);
    expect(diagnose(run, { ...MNIST, trainingCount: 10_000 })).toMatchObject({ verdict: 'flat', since: 1 });
  });

  test('is diverged from the first epoch after which the training loss stays above that of guessing', () => {
    // Adam with a learning rate of 0.1: ln 10 = 2.303.
    const hot = history([0.101, 0.099, 0.1], [0.0974, 0.1135, 0.0974], {
      loss: [3.4, 3.2, 3.15],
      val_loss: [2.9, 3.3, 2.8],
    });
    expect(diagnose(hot, MNIST)).toEqual({
      verdict: 'diverged',
      since: 1,
      evidence: 'loss',
      chance: { loss: Math.log(10), accuracy: 0.12 },
      best: { epoch: 2, value: 0.1135, metric: 'val_accuracy' },
      noise: null,
      change: null,
    });
    const late = history([0.9, 0.95, 0.3, 0.1], [0.93, 0.96, 0.1, 0.1], { loss: [0.3, 0.2, 5, 2400] });
    expect(diagnose(late, MNIST)).toMatchObject({ verdict: 'diverged', since: 3, best: { epoch: 2 } });
  });

  test('is diverged rather than too short', () => {
    const run = history([0.105, 0.1], [0.1, 0.1135], { loss: [588, 600], val_loss: [500, 400] });
    expect(diagnose(run, MNIST)).toMatchObject({ verdict: 'diverged', since: 1 });
    const unvalidated = history([0.1], [], { loss: [388] });
    expect(diagnose(unvalidated, { classes: 10 })).toMatchObject({ verdict: 'diverged', since: 1 });
  });

  test('is not diverged if the loss exceeds that of guessing only for a while, or only as much as at the start', () => {
    const recovered = history([0.3, 0.9, 0.95, 0.96], [0.8, 0.93, 0.96, 0.97], { loss: [9, 0.5, 0.2, 0.1] });
    expect(diagnose(recovered, MNIST).verdict).toBe('improving');
    const slow = history([0.09, 0.13, 0.2], [0.1, 0.17, 0.25], { loss: [2.4, 2.36, 2.31] });
    expect(diagnose(slow, MNIST).verdict).toBe('improving');
  });

  test('is not-learned if the accuracies stay at chance, in runs of any length', () => {
    const loss = [2.31, 2.305, 2.304, 2.301];
    const run = history([0.1, 0.112, 0.101, 0.111], [0.1135, 0.098, 0.1135, 0.1028], {
      loss,
      val_loss: loss,
    });
    expect(diagnose(run, MNIST)).toEqual({
      verdict: 'not-learned',
      since: null,
      chance: { loss: Math.log(10), accuracy: 0.12 },
      best: { epoch: 1, value: 0.1135, metric: 'val_accuracy' },
      noise: null,
      change: null,
    });
    const short = history([0.11], [0.1135], { loss: [2.3], val_loss: [2.3] });
    expect(diagnose(short, MNIST).verdict).toBe('not-learned');
    const unvalidated = history([0.11, 0.105], [], { loss: [2.3, 2.3] });
    expect(diagnose(unvalidated, { trainingCount: 60_000, classes: 10 }).verdict).toBe('not-learned');
  });

  test('is not-learned if validation is at chance and worse than guessing although training is not', () => {
    const loss = [2.2, 1.2, 0.1];
    const random = history([0.2, 0.6, 0.99], [0.1, 0.11, 0.1], { loss, val_loss: [2.5, 4, 8] });
    expect(diagnose(random, MNIST).verdict).toBe('not-learned');
  });

  test('is learned if the best accuracy is 3 standard errors above 1.2 times that of guessing', () => {
    // 0.12 + 3 · √(0.12 · 0.88 / 10,000) = 0.12975.
    const verdicts = [0.1297, 0.1298].map(
      (value) =>
        diagnose(history([0.12, 0.13, 0.13], [0.1, 0.12, value], { loss: [2.3, 2.29, 2.28] }), MNIST).verdict,
    );
    expect(verdicts).toEqual(['not-learned', 'improving']);
  });

  test('does not recognize guessing without the number of classes', () => {
    const run = history([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], { loss: [3, 3, 3] });
    expect(diagnose(run, { validationCount: 10_000 }).verdict).toBe('flat');
  });
});

describe('diagnose(history) of too little data', () => {
  test('is too-short with fewer than 3 epochs', () => {
    expect(diagnose(emptyHistory(), { validationCount: 10_000 })).toEqual({
      verdict: 'too-short',
      since: null,
      best: null,
      noise: null,
      change: null,
    });
    expect(diagnose(history([0.9], [0.95]), { validationCount: 10_000 }).verdict).toBe('too-short');
    expect(diagnose(history([0.9, 0.95], [0.95, 0.96]), { validationCount: 10_000 })).toMatchObject({
      verdict: 'too-short',
      since: null,
      best: { epoch: 2 },
    });
  });

  test('is unvalidated without validation, whatever the counts', () => {
    expect(diagnose(history([0.898, 0.968, 0.977], []), { validationCount: 0 })).toEqual({
      verdict: 'unvalidated',
      since: null,
      best: { epoch: 3, value: 0.977, metric: 'accuracy' },
      noise: null,
      change: null,
    });
  });

  test('rejects invalid counts and histories', () => {
    expect(() => diagnose(published, { validationCount: 0 })).toThrow('validationCount is invalid (0)');
    expect(() => diagnose(published, { validationCount: 10_000, trainingCount: NaN })).toThrow(
      'trainingCount is invalid (NaN)',
    );
    expect(() => diagnose(published, { ...MNIST, classes: 1 })).toThrow('classes is invalid (1)');
    expect(() => diagnose({ ...published, val_loss: [] }, { validationCount: 10_000 })).toThrow(
      'history.val_loss has the wrong length (0)',
    );
  });
});
