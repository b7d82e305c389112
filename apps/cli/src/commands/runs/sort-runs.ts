import { type WordReader, withWords } from '../../flags/known-words.js';
import type { ListedRun } from './listed-run.js';
import { FIELD_NAMES, type FieldValue, findField } from './run-fields.js';

/** Orders runs. */
export type RunOrder = (a: ListedRun, b: ListedRun) => number;

/** Orders run 2 before run 10. */
const { compare: compareTexts } = new Intl.Collator('en', { numeric: true });

const byName: RunOrder = (a, b) => compareTexts(a.folder, b.folder);

/** Ranks validated runs first: the accuracy on training images is less meaningful. */
function rank({ best }: ListedRun): number {
  if (!best) return Number.NEGATIVE_INFINITY;
  return best.metric === 'val_accuracy' ? 1 + best.value : best.value;
}

/** Orders numbers before texts, and runs that do not have the value last. */
function compareValues(a: FieldValue, b: FieldValue): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return compareTexts(String(a), String(b));
}

/** The most accurate run first. */
export const bestFirst: RunOrder = (a, b) => compareValues(rank(b), rank(a));

/** The orders of fields that are not sorted by their value, smallest first. */
const ORDERS: ReadonlyMap<string, RunOrder> = new Map([
  ['best', bestFirst],
  ['name', byName],
]);

/**
 * The order of a field: `best` puts the most accurate run first, any other field the smallest value, such as the shortest time.
 * Runs that do not have the value come last.
 *
 * @throws UsageError if there is no such field.
 */
export function orderBy(name: string): RunOrder {
  const { read } = findField(name, '--sort');
  return ORDERS.get(name) ?? ((a, b) => compareValues(read(a), read(b)));
}

/** Reads the value of `--sort`. */
export const readOrder: WordReader<RunOrder> = withWords(orderBy, FIELD_NAMES);

/** Sorts runs. Ties are sorted by name. */
export function sortRuns(runs: readonly ListedRun[], order: RunOrder, reverse = false): ListedRun[] {
  const sorted = runs.toSorted((a, b) => order(a, b) || byName(a, b));
  return reverse ? sorted.reverse() : sorted;
}
