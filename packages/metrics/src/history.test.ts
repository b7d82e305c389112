import { expect, test } from 'vitest';
import { appendEpoch } from './append-epoch.js';
import { bestEpoch } from './best-epoch.js';
import { emptyHistory } from './empty-history.js';
import type { History } from './history.js';

const validated: History = {
  loss: [0.3, 0.2, 0.1],
  accuracy: [0.9, 0.95, 0.99],
  val_loss: [0.2, 0.1, 0.15],
  val_accuracy: [0.94, 0.97, 0.97],
};

test('appendEpoch(history, epoch) is a longer history; the one given stays', () => {
  const empty = emptyHistory();
  const one = appendEpoch(empty, { loss: 0.3, accuracy: 0.9, val_loss: 0.2, val_accuracy: 0.94 });
  expect(one).toEqual({ loss: [0.3], accuracy: [0.9], val_loss: [0.2], val_accuracy: [0.94] });
  expect(empty).toEqual({ loss: [], accuracy: [], val_loss: [], val_accuracy: [] });
});

test('appendEpoch takes the event of an epoch, and leaves out what is not a score', () => {
  const event = { type: 'epoch', epoch: 1, loss: 0.3, accuracy: 0.9, seconds: 4 } as const;
  expect(appendEpoch(emptyHistory(), event)).toEqual({
    loss: [0.3],
    accuracy: [0.9],
    val_loss: [],
    val_accuracy: [],
  });
});

test('appendEpoch takes a loss that is not finite', () => {
  expect(appendEpoch(emptyHistory(), { loss: NaN, accuracy: 0.1 }).loss).toEqual([NaN]);
});

test('appendEpoch refuses a run that is validated now and then, and percentages', () => {
  expect(() => appendEpoch(validated, { loss: 0.1, accuracy: 0.99 })).toThrow(
    'history.val_loss has the wrong length (3) — give one for each of the 4 epochs, or validate none',
  );
  expect(() => appendEpoch(emptyHistory(), { loss: 0.1, accuracy: 0.9, val_loss: 0.1 })).toThrow(
    'history.val_accuracy has the wrong length (0)',
  );
  expect(() => appendEpoch(emptyHistory(), { loss: 0.1, accuracy: 98.6 })).toThrow(
    'history.accuracy[0] is not from 0 to 1 (98.6) — give a share, not a percentage',
  );
});

test('bestEpoch(history) is the first with the highest validation accuracy', () => {
  expect(bestEpoch(validated)).toEqual({ epoch: 2, value: 0.97, metric: 'val_accuracy' });
});

test('bestEpoch(history) goes by training accuracy where nothing was validated', () => {
  expect(bestEpoch({ ...validated, val_loss: [], val_accuracy: [] })).toEqual({
    epoch: 3,
    value: 0.99,
    metric: 'accuracy',
  });
});

test('bestEpoch of no epochs is null', () => {
  expect(bestEpoch(emptyHistory())).toBeNull();
});

test('bestEpoch refuses lists of different lengths', () => {
  expect(() => bestEpoch({ ...validated, accuracy: [0.9] })).toThrow(
    'history.accuracy has the wrong length (1)',
  );
});

test('bestEpoch refuses a history without its validation lists, as Keras writes one, by name', () => {
  const unvalidated = { loss: [0.3], accuracy: [0.9] };
  // @ts-expect-error: lists left out, as a JavaScript caller may have them.
  expect(() => bestEpoch(unvalidated)).toThrow(
    'history.val_loss is not an array (Undefined) — give one number an epoch, or [] where nothing was validated',
  );
  // @ts-expect-error: nothing at all.
  expect(() => bestEpoch()).toThrow('history.loss is not an array (Undefined)');
});
