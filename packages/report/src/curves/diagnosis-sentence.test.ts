import { diagnose, emptyHistory, type History } from '@lenet5/metrics';
import { expect, test } from 'vitest';
import { diagnosisSentence } from './diagnosis-sentence.js';

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

function sentence(run: History, validationCount = 10_000, trainingCount?: number): string {
  return diagnosisSentence(run, diagnose(run, { validationCount, trainingCount, classes: 10 }));
}

test('diagnosisSentence() of a plateau names its first epoch, the noise, and the further rise in training', () => {
  // √(0.9862 · 0.0138 / 10,000) = 0.00117.
  const run = history(
    [0.898, 0.968, 0.977, 0.984, 0.989, 0.99, 0.991, 0.992, 0.993, 0.994],
    [0.982, 0.983, 0.984, 0.9845, 0.986, 0.986, 0.9855, 0.9862, 0.9858, 0.986],
  );
  expect(sentence(run)).toBe(
    'Validation accuracy stopped improving after epoch 5 (98.6 %, noise ±0.12 points) while training accuracy rose a ' +
      'further 0.5 points to 99.4 %: 5 epochs would have been enough.',
  );
});

test('diagnosisSentence() of a plateau reports if training accuracy stopped too', () => {
  expect(sentence(history([0.95, 0.985, 0.985, 0.985], [0.95, 0.98, 0.98, 0.98]))).toBe(
    'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.14 points), and so did training accuracy ' +
      '(from 98.5 % to 98.5 %): 2 epochs would have been enough.',
  );
});

test('diagnosisSentence() of a plateau names the accuracy of its first epoch, not of the best', () => {
  // √(0.9812 · 0.0188 / 10,000) = 0.00136.
  expect(sentence(history([0.95, 0.985, 0.99, 0.995], [0.95, 0.98, 0.9812, 0.979]))).toBe(
    'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.14 points) while training accuracy rose a ' +
      'further 1.0 points to 99.5 %: 2 epochs would have been enough.',
  );
});

test('diagnosisSentence() shows as many decimals as a small rise in training accuracy needs', () => {
  // √(0.98 · 0.02 / 1,000) = 0.0044; training accuracy rose by 0.0006, more than its own √(0.99 · 0.01 / 60,000).
  expect(sentence(history([0.95, 0.99, 0.9903, 0.9906], [0.95, 0.98, 0.98, 0.98]), 1000, 60_000)).toBe(
    'Validation accuracy stopped improving after epoch 2 (98.0 %, noise ±0.44 points) while training accuracy rose a ' +
      'further 0.06 points to 99.06 %: 2 epochs would have been enough.',
  );
});

test('diagnosisSentence() of an improving run recommends more epochs', () => {
  // √(0.8 · 0.2 / 10,000) = 0.004.
  expect(sentence(history([0.5, 0.6, 0.7, 0.8], [0.5, 0.6, 0.7, 0.8]))).toBe(
    'Validation accuracy was still rising at the end (best 80.0 %, noise ±0.4 points): more epochs may help.',
  );
});

test('diagnosisSentence() of a recent best epoch does not claim that accuracy still rises', () => {
  expect(sentence(history([0.6655, 0.8428, 0.8665], [0.8451, 0.8704, 0.8654]))).toBe(
    'Validation accuracy was best in epoch 2 of 3 (87.0 %, noise ±0.34 points) and ended at 86.5 %: train for more ' +
      'epochs to see whether it still rises.',
  );
});

test('diagnosisSentence() of a rising trend names the change and its noise', () => {
  // √(0.94 · 0.06 / 100) = 0.024.
  const rising = [0.8, 0.85, 0.9, 0.92, 0.925, 0.93, 0.935, 0.94];
  expect(sentence(history(rising, rising), 100)).toBe(
    'Validation accuracy was still rising slowly at the end (from 92.0 % to 94.0 % since epoch 4, noise ±2.4 points): ' +
      'more epochs may help.',
  );
});

test('diagnosisSentence() of a falling loss names loss and accuracy', () => {
  const val_loss = [0.9, 0.8, 0.3, 0.27, 0.25];
  const run = history([0.8, 0.88, 0.9, 0.92, 0.94], [0.8, 0.9, 0.91, 0.9, 0.91], { val_loss });
  expect(sentence(run, 200)).toBe(
    'Validation loss was still falling at the end (from 0.800 to 0.250 since epoch 2), while validation accuracy changed ' +
      'within its noise (from 90.0 % to 91.0 %, noise ±2 points): more epochs may help.',
  );
});

test('diagnosisSentence() of overfitting by accuracy names the epoch to use', () => {
  expect(sentence(history([0.8, 0.9, 0.95, 0.98, 0.999], [0.85, 0.9, 0.89, 0.87, 0.86]))).toBe(
    'Validation accuracy fell from 90.0 % to 86.0 % after epoch 2 (noise ±0.3 points) while training accuracy changed ' +
      'from 90.0 % to 99.9 %: the model is overfitting, so use the weights of epoch 2.',
  );
});

test('diagnosisSentence() of overfitting by loss names both losses and the accuracy', () => {
  const run = history([0.9, 0.95, 0.98, 0.99, 1], [0.95, 0.96, 0.96, 0.961, 0.96], {
    loss: [0.3, 0.15, 0.08, 0.03, 0.01],
    val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
  });
  expect(sentence(run)).toBe(
    'Validation loss rose from 0.130 to 0.300 after epoch 2 while training loss changed from 0.150 to 0.0100 and ' +
      'validation accuracy from 96.0 % to 96.0 %: the model is overfitting, so use the weights of epoch 2.',
  );
});

test('diagnosisSentence() of an unstable run recommends a lower learning rate', () => {
  expect(sentence(history([0.9, 0.95, 0.98, 0.4], [0.92, 0.96, 0.97, 0.1]))).toBe(
    'Training became unstable after epoch 3: training accuracy fell from 98.0 % to 40.0 % and validation accuracy from ' +
      '97.0 % to 10.0 % (noise ±0.17 points), so try a lower learning rate or use the weights of epoch 3.',
  );
  const run = history([0.9, 0.97, 0.95, 0.94, 0.93], [0.95, 0.96, 0.96, 0.96, 0.96], {
    loss: [0.3, 0.1, 0.2, 0.25, 0.3],
    val_loss: [0.16, 0.13, 0.2, 0.25, 0.3],
  });
  expect(sentence(run)).toBe(
    'Training became unstable after epoch 2: training loss rose from 0.100 to 0.300 and validation loss from 0.130 to ' +
      '0.300, so try a lower learning rate or use the weights of epoch 2.',
  );
});

test('diagnosisSentence() of a diverged run names the loss that is not finite', () => {
  const run = history([0.9, 0.1], [0.9, 0.1], { loss: [0.3, NaN], val_loss: [0.2, NaN] });
  expect(sentence(run)).toBe(
    'Training diverged: the training loss of epoch 2 is not a finite number, so try a lower learning rate or use the ' +
      'weights of epoch 1.',
  );
  const validation = history([0.9, 0.9, 0.9], [0.9, 0.9, 0.9], { val_loss: [0.2, Infinity, NaN] });
  expect(sentence(validation)).toContain('the validation loss of epoch 2');
});

test('diagnosisSentence() of a loss worse than guessing names both, and earlier weights if there are any', () => {
  const losses = { loss: [388, 590, 7_840_758], val_loss: [300, 400, 500] };
  expect(sentence(history([0.1, 0.1, 0.1055], [0.1, 0.1135, 0.127], losses))).toBe(
    'Training diverged: from epoch 1 on the training loss is worse than that of guessing (2.30) and ends at 7,840,758, ' +
      'so try a lower learning rate.',
  );
  const late = history([0.9, 0.95, 0.3], [0.93, 0.96, 0.1], { loss: [0.3, 0.2, 5] });
  expect(sentence(late)).toBe(
    'Training diverged: the training loss is worse than that of guessing (2.30) and ends at 5.00, so try a lower ' +
      'learning rate or use the weights of epoch 2.',
  );
});

test('diagnosisSentence() of a run that has not learned names its best accuracy', () => {
  const losses = { loss: [2.31, 2.3], val_loss: [2.31, 2.3] };
  expect(sentence(history([0.1, 0.11], [0.098, 0.1135], losses))).toBe(
    'The model has not learned: the best validation accuracy, 11.3 %, is no better than guessing. Try a lower learning ' +
      'rate, or a higher one if it is very low.',
  );
  const random = history([0.2, 0.99], [0.1, 0.1], { loss: [2.2, 0.1], val_loss: [2.5, 8] });
  expect(sentence(random)).toBe(
    'The model has learned nothing that applies to the validation images: the best validation accuracy, 10.0 %, is no ' +
      'better than guessing, although training accuracy reached 99.0 %. Check the validation labels, or try a lower ' +
      'learning rate.',
  );
});

test('diagnosisSentence() of a flat run names both accuracies', () => {
  expect(sentence(history([0.91, 0.911, 0.9095, 0.9102], [0.91, 0.91, 0.908, 0.9074]))).toBe(
    'No accuracy rose by more than twice its noise (±0.29 points) after epoch 1: training accuracy changed from 91.0 % ' +
      'to 91.0 % and validation accuracy from 91.0 % to 90.7 %, so either the model learned everything in the first epoch ' +
      'or the learning rate is unsuitable.',
  );
});

test('diagnosisSentence() of too little data reports what is missing', () => {
  expect(sentence(emptyHistory())).toBe('No epoch has ended yet.');
  expect(sentence(history([0.9], [0.95]))).toBe(
    '1 epoch is too few to judge convergence: train for at least 3 epochs.',
  );
  expect(sentence(history([0.898, 0.968, 0.977], []))).toBe(
    'Training accuracy is 97.7 % after 3 epochs, but the run has no validation, so its accuracy on new images is unknown.',
  );
});
