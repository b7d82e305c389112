import { describe, expect, test } from 'vitest';
import { diagnose } from './diagnose.js';
import { emptyHistory } from './empty-history.js';
import type { History } from './history.js';

/**
 * A history of these accuracies. Losses are made up to go with them: a loss of 4 nats for each mistake, which no
 * verdict on accuracies depends on.
 */
function history(accuracy: number[], val_accuracy: number[], losses: Partial<History> = {}): History {
  const cost = (share: number): number => 4 * (1 - share);
  return { accuracy, val_accuracy, loss: accuracy.map(cost), val_loss: val_accuracy.map(cost), ...losses };
}

/** Published: epochs 1, 5 and 10. Those between are filled in, below the plateau before epoch 5 and on it after. */
const training = [0.898, 0.968, 0.977, 0.984, 0.989, 0.99, 0.991, 0.992, 0.993, 0.994];
const published = history(
  training,
  [0.982, 0.983, 0.984, 0.9845, 0.986, 0.986, 0.9855, 0.9862, 0.9858, 0.986],
);

describe('a plateau', () => {
  test('the published run of LeNet-5 is past its plateau since epoch 5', () => {
    const { verdict, since, noise, change } = diagnose(published, 10_000, 60_000);
    expect({ verdict, since }).toEqual({ verdict: 'plateaued', since: 5 });
    // √(0.9862 · 0.0138 / 10,000) = 0.001167.
    expect(noise).toBeCloseTo(0.001167, 6);
    expect(change?.training).toBeCloseTo(0.005, 12);
    expect(change?.validation).toBeCloseTo(0, 12);
    expect(change?.gapThen).toBeCloseTo(0.003, 12);
    expect(change?.gapNow).toBeCloseTo(0.008, 12);
  });

  test('the sentence tells since when, the noise, how training went on, and what would have done', () => {
    expect(diagnose(published, 10_000).sentence).toBe(
      'Validation accuracy stopped improving after epoch 5 (98.6 %, noise ±0.12 points) while training accuracy rose a ' +
        'further 0.5 points to 99.4 %: the model is past its plateau, 5 epochs would have done.',
    );
  });

  test('begins later where a later epoch stands out of the noise', () => {
    // The published peak, about 98.9 %, is 0.3 points, 2.9 standard errors, above 98.6 %.
    const peaked = [0.982, 0.983, 0.984, 0.9845, 0.986, 0.986, 0.9855, 0.989, 0.9858, 0.986];
    expect(diagnose(history(training, peaked), 10_000).since).toBe(8);
  });

  test('begins earlier where fewer samples make more noise', () => {
    // √(0.9862 · 0.0138 / 1,000) = 0.0037: every epoch from 98.25 % up is within it, epoch 2 the first.
    expect(diagnose(published, 1000).since).toBe(2);
  });

  test('is told without "while" where training accuracy stopped too', () => {
    const { verdict, sentence } = diagnose(
      history([0.95, 0.985, 0.985, 0.985], [0.95, 0.98, 0.98, 0.98]),
      10_000,
    );
    expect(verdict).toBe('plateaued');
    expect(sentence).toBe(
      'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.14 points), and so did training accuracy, ' +
        'from 98.5 % to 98.5 %: 2 epochs would have done.',
    );
  });

  test('is told by its first epoch, whatever the next ones score', () => {
    // √(0.9812 · 0.0188 / 10,000) = 0.00136: 98.0 % is within it, and 98.1 % no news.
    const run = history([0.95, 0.985, 0.99, 0.995], [0.95, 0.98, 0.9812, 0.979]);
    expect(diagnose(run, 10_000).sentence).toBe(
      'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.14 points) while training accuracy rose a ' +
        'further 1.0 points to 99.5 %: the model is past its plateau, 2 epochs would have done.',
    );
  });

  test('shows as many decimals as a small rise of training accuracy needs', () => {
    // √(0.98 · 0.02 / 1,000) = 0.0044; training accuracy rose by 0.0006, more than its own √(0.99 · 0.01 / 60,000).
    const run = history([0.95, 0.99, 0.9903, 0.9906], [0.95, 0.98, 0.98, 0.98]);
    expect(diagnose(run, 1000, 60_000).sentence).toBe(
      'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.44 points) while training accuracy rose a ' +
        'further 0.06 points to 99.06 %: the model is past its plateau, 2 epochs would have done.',
    );
  });

  test('a perfect score has the noise of one sample', () => {
    // 1 − 1/500 is within 1/500 of 1: the plateau begins in epoch 2.
    const { since, noise } = diagnose(history([0.9, 0.99, 1, 1], [0.9, 0.998, 1, 1]), 500);
    expect({ since, noise }).toEqual({ since: 2, noise: 1 / 500 });
  });
});

describe('improvement', () => {
  test('is told where the first epoch within the noise of the best is among the last two', () => {
    const { verdict, since, sentence } = diagnose(
      history([0.5, 0.6, 0.7, 0.8], [0.5, 0.6, 0.7, 0.8]),
      10_000,
    );
    expect({ verdict, since }).toEqual({ verdict: 'improving', since: 4 });
    // √(0.8 · 0.2 / 10,000) = 0.004.
    expect(sentence).toBe(
      'Validation accuracy is still improving: epoch 4 of 4 was the first within the noise (±0.4 points) of the best, ' +
        '80.0 %, so more epochs may pay.',
    );
  });

  test('is told where accuracy creeps up steadily within its noise', () => {
    // √(0.94 · 0.06 / 100) = 0.024: from 0.92 on all is within it, and the four after that rise one by one.
    const rising = [0.8, 0.85, 0.9, 0.92, 0.925, 0.93, 0.935, 0.94];
    const { verdict, sentence } = diagnose(history(rising, rising), 100);
    expect(verdict).toBe('improving');
    expect(sentence).toBe(
      'Validation accuracy is still creeping up within its noise (±2.4 points), from 92.0 % to 94.0 % since epoch 4, so ' +
        'more epochs may pay.',
    );
  });

  test('is told where the loss still falls though accuracy cannot show it', () => {
    const val_loss = [0.9, 0.8, 0.3, 0.27, 0.25];
    const run = history([0.8, 0.88, 0.9, 0.92, 0.94], [0.8, 0.9, 0.91, 0.9, 0.91], { val_loss });
    // Noise of the loss: 0.25 · √(0.91 · 0.09 / 200) / 0.09 = 0.056; it fell by 0.55 since epoch 2.
    const { verdict, sentence } = diagnose(run, 200);
    expect(verdict).toBe('improving');
    expect(sentence).toBe(
      'Validation loss is still falling, from 0.800 to 0.250 since epoch 2, though validation accuracy moves within its ' +
        'noise (from 90.0 % to 91.0 %, ±2 points), so more epochs may pay.',
    );
  });

  test('counts a tenth of a long run as its end', () => {
    const late = Array.from({ length: 50 }, (_, i) => (i < 46 ? 0.9 : 0.95));
    expect(diagnose(history(late, late), 10_000)).toMatchObject({ verdict: 'improving', since: 47 });
  });
});

describe('overfitting', () => {
  test('is told where validation accuracy falls beyond its noise while training accuracy rises', () => {
    const run = history([0.8, 0.9, 0.95, 0.98, 0.999], [0.85, 0.9, 0.89, 0.87, 0.86]);
    const { verdict, since, sentence } = diagnose(run, 10_000);
    expect({ verdict, since }).toEqual({ verdict: 'overfitting', since: 2 });
    expect(sentence).toBe(
      'Validation accuracy has fallen since epoch 2, from 90.0 % to 86.0 % (noise ±0.3 points), while training accuracy ' +
        'went from 90.0 % to 99.9 %: the model is overfitting, so keep the weights of epoch 2.',
    );
  });

  test('is told where the validation loss rises though accuracy holds', () => {
    const run = history([0.9, 0.95, 0.98, 0.99, 1], [0.95, 0.96, 0.96, 0.961, 0.96], {
      loss: [0.3, 0.15, 0.08, 0.03, 0.01],
      val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
    });
    const { verdict, since, sentence } = diagnose(run, 10_000);
    expect({ verdict, since }).toEqual({ verdict: 'overfitting', since: 2 });
    expect(sentence).toBe(
      'Validation loss has risen since epoch 2, from 0.130 to 0.300, while training loss went from 0.150 to 0.0100 and ' +
        'validation accuracy from 96.0 % to 96.0 %: the model is overfitting, so keep the weights of epoch 2.',
    );
  });

  test('is not told of a rising loss while accuracy rises beyond its noise', () => {
    const run = history([0.6, 0.7, 0.8, 0.9], [0.6, 0.75, 0.75, 0.75], { val_loss: [1, 1.2, 1.5, 2] });
    expect(diagnose(run, 10_000).verdict).toBe('plateaued');
  });

  test('is told, not instability, unless training accuracy and training loss both got worse', () => {
    const val_accuracy = [0.95, 0.96, 0.93, 0.9, 0.88];
    const worse = history([0.9, 0.97, 0.95, 0.94, 0.93], val_accuracy);
    const surer = { ...worse, loss: [0.3, 0.1, 0.09, 0.08, 0.07] };
    const righter = { ...worse, accuracy: [0.9, 0.95, 0.98, 0.99, 0.995] };
    expect([worse, surer, righter].map((run) => diagnose(run, 10_000).verdict)).toEqual([
      'unstable',
      'overfitting',
      'overfitting',
    ]);
  });

  test('is not told of one odd epoch at the end', () => {
    // 3 standard errors of 0.001 below the best, after nothing of the kind.
    const run = history([0.95, 0.98, 0.985, 0.99, 0.995], [0.98, 0.989, 0.989, 0.989, 0.986]);
    expect(diagnose(run, 10_000).verdict).toBe('plateaued');
  });
});

describe('trouble', () => {
  test('training that falls with validation is unstable, even in the last epoch alone', () => {
    const { verdict, since, sentence } = diagnose(
      history([0.9, 0.95, 0.98, 0.4], [0.92, 0.96, 0.97, 0.1]),
      10_000,
    );
    expect({ verdict, since }).toEqual({ verdict: 'unstable', since: 3 });
    expect(sentence).toBe(
      'Training became unstable after epoch 3: training accuracy fell from 98.0 % to 40.0 % and validation accuracy from ' +
        '97.0 % to 10.0 % (noise ±0.17 points), so try a lower learning rate, or keep the weights of epoch 3.',
    );
  });

  test('losses that rise together are unstable though validation accuracy holds', () => {
    const run = history([0.9, 0.97, 0.95, 0.94, 0.93], [0.95, 0.96, 0.96, 0.96, 0.96], {
      loss: [0.3, 0.1, 0.2, 0.25, 0.3],
      val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
    });
    const { verdict, sentence } = diagnose(run, 10_000);
    expect(verdict).toBe('unstable');
    expect(sentence).toBe(
      'Training became unstable after epoch 2: training loss rose from 0.100 to 0.300 and validation loss from 0.130 to ' +
        '0.300, so try a lower learning rate, or keep the weights of epoch 2.',
    );
  });

  test('a loss that is no number is divergence, from its first epoch on, in a short run too', () => {
    const run = history([0.9, 0.1], [0.9, 0.1], { loss: [0.3, NaN], val_loss: [0.2, NaN] });
    expect(diagnose(run, 10_000)).toEqual({
      verdict: 'diverged',
      since: 2,
      sentence:
        'Training diverged: the training loss of epoch 2 is not a finite number, so try a lower learning rate.',
      best: { epoch: 1, value: 0.9, metric: 'val_accuracy' },
      noise: null,
      change: null,
    });
  });

  test('an infinite validation loss is divergence too', () => {
    const run = history([0.9, 0.9, 0.9], [0.9, 0.9, 0.9], { val_loss: [0.2, Infinity, NaN] });
    expect(diagnose(run, 10_000)).toMatchObject({ verdict: 'diverged', since: 2 });
    expect(diagnose(run, 10_000).sentence).toContain('the validation loss of epoch 2');
  });

  test('a NaN that JSON made null is divergence too', () => {
    const run: History = JSON.parse(
      '{"loss":[0.3,null],"accuracy":[0.9,0.1],"val_loss":[],"val_accuracy":[]}',
    );
    expect(diagnose(run, 0)).toMatchObject({ verdict: 'diverged', since: 2 });
  });

  test('a model that stays at chance is flat', () => {
    const run = history([0.1, 0.101, 0.0995, 0.1002], [0.1, 0.1, 0.098, 0.0974]);
    const { verdict, sentence } = diagnose(run, 10_000);
    expect(verdict).toBe('flat');
    expect(sentence).toBe(
      'Nothing rose by more than twice its noise (±0.3 points) after epoch 1: training accuracy went from 10.0 % to ' +
        '10.0 % and validation accuracy from 10.0 % to 9.7 %, so either the first epoch taught all there was to learn, ' +
        'or the learning rate does not suit the model.',
    );
  });
});

describe('too little to judge', () => {
  test('no epoch, one and two are too short', () => {
    expect(diagnose(emptyHistory(), 10_000)).toEqual({
      verdict: 'too-short',
      sentence: 'No epoch has ended yet.',
      since: null,
      best: null,
      noise: null,
      change: null,
    });
    expect(diagnose(history([0.9], [0.95]), 10_000).sentence).toBe(
      'A run of 1 epoch is too short to tell a plateau: train at least 3.',
    );
    expect(diagnose(history([0.9, 0.95], [0.95, 0.96]), 10_000)).toMatchObject({
      verdict: 'too-short',
      since: null,
      best: { epoch: 2 },
    });
  });

  test('a run without validation says so, and needs no count', () => {
    expect(diagnose(history([0.898, 0.968, 0.977], []), 0)).toEqual({
      verdict: 'unvalidated',
      sentence:
        'Training accuracy is 97.7 % after 3 epochs, but nothing was validated, so how well the model does on new ' +
        'samples cannot be told.',
      since: null,
      best: { epoch: 3, value: 0.977, metric: 'accuracy' },
      noise: null,
      change: null,
    });
  });

  test('counts and histories that do not fit are refused', () => {
    expect(() => diagnose(published, 0)).toThrow('validationCount is not an integer of at least 1 (0)');
    expect(() => diagnose(published, 10_000, NaN)).toThrow(
      'trainingCount is not an integer of at least 1 (NaN)',
    );
    expect(() => diagnose({ ...published, val_loss: [] }, 10_000)).toThrow(
      'history.val_loss has the wrong length (0)',
    );
  });
});
