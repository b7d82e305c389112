import type { History } from './history.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { typeName } from './type-name.js';

const LISTS = ['loss', 'accuracy', 'val_loss', 'val_accuracy'] as const;

/**
 * Throws `InvalidArgumentError` unless every list has one entry per epoch (both `val_` lists may be empty) and the
 * accuracies are 0 to 1. Losses are not checked, because the history of a diverged run is valid.
 */
export function checkHistory(history: History): void {
  for (const list of LISTS) checkList(list, history);
  const epochs = history.loss.length;
  checkLength('accuracy', history.accuracy, epochs);
  const validated = history.val_loss.length > 0 || history.val_accuracy.length > 0;
  checkLength('val_loss', history.val_loss, validated ? epochs : 0);
  checkLength('val_accuracy', history.val_accuracy, validated ? epochs : 0);
  checkAccuracies('accuracy', history.accuracy);
  checkAccuracies('val_accuracy', history.val_accuracy);
}

/** Keras omits the `val_` lists of a run without validation; here they are empty. */
function checkList(list: keyof History, history: unknown): void {
  const values: unknown = Object(history)[list];
  if (Array.isArray(values)) return;
  const tfjsName = list.replace('accuracy', 'acc');
  if (Array.isArray(Object(history)[tfjsName])) {
    const remedy = `rename ${tfjsName}, the name that tfjs uses, to ${list}`;
    throw new InvalidArgumentError(`history.${list}`, 'is missing', `the history has ${tfjsName}`, remedy);
  }
  const remedy = 'use an array with one number per epoch, or [] if the run has no validation';
  throw new InvalidArgumentError(`history.${list}`, 'is not an array', typeName(values), remedy);
}

function checkLength(list: keyof History, values: readonly number[], epochs: number): void {
  if (values.length === epochs) return;
  const alternative = list.startsWith('val_') ? ', or [] in both val_ lists' : '';
  const remedy = `use one value per epoch, ${epochs} in all${alternative}`;
  throw new InvalidArgumentError(
    `history.${list}`,
    'has the wrong length',
    values.length.toLocaleString('en-US'),
    remedy,
  );
}

function checkAccuracies(list: keyof History, values: readonly number[]): void {
  const wrong = values.findIndex((value) => typeof value !== 'number' || !(value >= 0 && value <= 1));
  if (wrong < 0) return;
  const argument = `history.${list}[${wrong}]`;
  const remedy = 'use a fraction, not a percentage';
  throw new InvalidArgumentError(argument, 'is outside 0 to 1', String(values[wrong]), remedy);
}
