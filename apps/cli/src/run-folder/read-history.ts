import { bestEpoch, type History, InvalidArgumentError } from '@lenet5/metrics';
import { readJsonObject } from './read-json-object.js';
import { DamagedRunError } from './saved-run-errors.js';

/** JSON stores a number that is not finite as null. */
function isScore(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

/**
 * Reads a run's `history.json`.
 *
 * @throws NotARunError if it is missing, DamagedRunError if it does not hold the four lists of a history.
 */
export async function readHistory(path: string): Promise<History> {
  const fields = await readJsonObject(path);
  const list = (name: keyof History): number[] => {
    const values = fields[name];
    if (Array.isArray(values) && values.every(isScore)) return values.map((value) => value ?? Number.NaN);
    throw new DamagedRunError(path, `${name} is not a list of numbers`);
  };
  const history = {
    loss: list('loss'),
    accuracy: list('accuracy'),
    val_loss: list('val_loss'),
    val_accuracy: list('val_accuracy'),
  };
  try {
    bestEpoch(history);
  } catch (error) {
    if (!InvalidArgumentError.isInstance(error)) throw error;
    const reason = `${error.argument.replace('history.', '')} is not a valid score`;
    throw new DamagedRunError(path, reason, error);
  }
  return history;
}
