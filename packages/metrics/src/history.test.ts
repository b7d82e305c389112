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

test('appendEpoch(history, epoch) returns a longer history and does not change its argument', () => {
  const empty = emptyHistory();
  const one = appendEpoch(empty, { loss: 0.3, accuracy: 0.9, val_loss: 0.2, val_accuracy: 0.94 });
  expect(one).toEqual({ loss: [0.3], accuracy: [0.9], val_loss: [0.2], val_accuracy: [0.94] });
  expect(empty).toEqual({ loss: [], accuracy: [], val_loss: [], val_accuracy: [] });
});

test('appendEpoch(history, event) accepts an epoch event and keeps only the scores', () => {
  const event = { type: 'epoch', epoch: 1, loss: 0.3, accuracy: 0.9, seconds: 4 } as const;
  expect(appendEpoch(emptyHistory(), event)).toEqual({
    loss: [0.3],
    accuracy: [0.9],
    val_loss: [],
    val_accuracy: [],
  });
});

test('appendEpoch(history, epoch) accepts a loss that is not finite', () => {
  expect(appendEpoch(emptyHistory(), { loss: NaN, accuracy: 0.1 }).loss).toEqual([NaN]);
});

test('appendEpoch(history, epoch) rejects partial validation and percentages', () => {
  expect(() => appendEpoch(validated, { loss: 0.1, accuracy: 0.99 })).toThrow(
    'history.val_loss has the wrong length (3) — use one value per epoch, 4 in all, or [] in both val_ lists',
  );
  expect(() => appendEpoch(emptyHistory(), { loss: 0.1, accuracy: 0.9, val_loss: 0.1 })).toThrow(
    'history.val_accuracy has the wrong length (0)',
  );
  expect(() => appendEpoch(emptyHistory(), { loss: 0.1, accuracy: 98.6 })).toThrow(
    'history.accuracy[0] is outside 0 to 1 (98.6) — use a fraction, not a percentage',
  );
});

test('bestEpoch(history) is the first epoch with the highest validation accuracy', () => {
  expect(bestEpoch(validated)).toEqual({ epoch: 2, value: 0.97, metric: 'val_accuracy' });
});

test('bestEpoch(history) uses training accuracy if the run has no validation', () => {
  expect(bestEpoch({ ...validated, val_loss: [], val_accuracy: [] })).toEqual({
    epoch: 3,
    value: 0.99,
    metric: 'accuracy',
  });
});

test('bestEpoch(history) is null without epochs', () => {
  expect(bestEpoch(emptyHistory())).toBeNull();
});

test('bestEpoch(history) rejects lists of different lengths', () => {
  expect(() => bestEpoch({ ...validated, accuracy: [0.9] })).toThrow(
    'history.accuracy has the wrong length (1)',
  );
});

test('bestEpoch(history) rejects a Keras history without validation lists and names the missing list', () => {
  const unvalidated = { loss: [0.3], accuracy: [0.9] };
  // @ts-expect-error: a JavaScript caller can omit the lists.
  expect(() => bestEpoch(unvalidated)).toThrow(
    'history.val_loss is not an array (Undefined) — use an array with one number per epoch, or [] if the run has no validation',
  );
  // @ts-expect-error: a JavaScript caller can omit the argument.
  expect(() => bestEpoch()).toThrow('history.loss is not an array (Undefined)');
});

test('bestEpoch(history) says how to rename the lists of a history of tfjs', () => {
  const history = { loss: [0.3], acc: [0.9], val_loss: [0.2], val_acc: [0.94] };
  expect(() => Reflect.apply(bestEpoch, undefined, [history])).toThrow(
    'history.accuracy is missing (the history has acc) — rename acc, the name that tfjs uses, to accuracy',
  );
});
