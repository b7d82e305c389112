import type { ListedRun } from './listed-run.js';

/** What a list of runs is ordered by. */
export type RunOrder = 'best' | 'time' | 'name';

/** Runs 2 and 10 in this order. */
const { compare: compareNames } = new Intl.Collator('en', { numeric: true });

/** Validated runs first: an accuracy on the training images says less. */
function rank({ best }: ListedRun): number {
  if (!best) return Number.NEGATIVE_INFINITY;
  return best.metric === 'val_accuracy' ? 1 + best.value : best.value;
}

function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

const COMPARE: Readonly<Record<RunOrder, (a: ListedRun, b: ListedRun) => number>> = {
  best: (a, b) => difference(rank(b), rank(a)),
  time: (a, b) => difference(a.seconds ?? Number.POSITIVE_INFINITY, b.seconds ?? Number.POSITIVE_INFINITY),
  name: () => 0,
};

/** The runs in order: `best` the most accurate first, `time` the quickest first; those alike by name. */
export function sortRuns(runs: readonly ListedRun[], order: RunOrder): ListedRun[] {
  return [...runs].sort((a, b) => COMPARE[order](a, b) || compareNames(a.folder, b.folder));
}
