import type { ListedRun } from './listed-run.js';

/** The order of a list of runs. */
export type RunOrder = 'best' | 'time' | 'name';

/** Orders run 2 before run 10. */
const { compare: compareNames } = new Intl.Collator('en', { numeric: true });

/** Ranks validated runs first: the accuracy on training images is less meaningful. */
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

/** Sorts runs: `best` puts the most accurate first, `time` the fastest; ties are sorted by name. */
export function sortRuns(runs: readonly ListedRun[], order: RunOrder): ListedRun[] {
  return [...runs].sort((a, b) => COMPARE[order](a, b) || compareNames(a.folder, b.folder));
}
