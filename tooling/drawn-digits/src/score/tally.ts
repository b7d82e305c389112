import type { Drawing } from '../corpus/drawings.js';

/** Correct predictions of a part of the corpus. */
export interface Tally {
  readonly correct: number;
  readonly count: number;
}

/** How a network reads the corpus. */
export interface CorpusScore {
  readonly all: Tally;
  /** The styles that the preprocessing may be tuned on. */
  readonly tuning: Tally;
  /** The other half of the styles. */
  readonly heldOut: Tally;
  readonly byStyle: ReadonlyMap<string, Tally>;
  readonly byDigit: ReadonlyMap<string, Tally>;
  /** `[true digit, predicted digit, count]`, most frequent first. */
  readonly confusions: readonly (readonly [label: number, predicted: number, count: number])[];
  /** Names of the misread drawings, with the prediction. */
  readonly mistakes: readonly string[];
}

/** Scores the predictions of the drawings, one per drawing. */
export function scoreCorpus(drawings: readonly Drawing[], predicted: readonly number[]): CorpusScore {
  const rows = drawings.map((drawing, i) => ({
    drawing,
    predicted: predicted[i]!,
    isCorrect: predicted[i] === drawing.label,
  }));
  const tally = (part: typeof rows): Tally => ({
    correct: part.filter(({ isCorrect }) => isCorrect).length,
    count: part.length,
  });
  const tallyBy = (keyOf: (drawing: Drawing) => string): Map<string, Tally> =>
    new Map([...groupBy(rows, ({ drawing }) => keyOf(drawing))].map(([key, part]) => [key, tally(part)]));
  const wrong = rows.filter(({ isCorrect }) => !isCorrect);
  const pairs = groupBy(wrong, ({ drawing, predicted: found }) => 10 * drawing.label + found);
  return {
    all: tally(rows),
    tuning: tally(rows.filter(({ drawing }) => drawing.style.tuning)),
    heldOut: tally(rows.filter(({ drawing }) => !drawing.style.tuning)),
    byStyle: tallyBy(({ style }) => style.name),
    byDigit: tallyBy(({ label }) => String(label)),
    confusions: [...pairs]
      .map(([pair, part]) => [Math.floor(pair / 10), pair % 10, part.length] as const)
      .sort((a, b) => b[2] - a[2]),
    mistakes: wrong.map(({ drawing, predicted: found }) => `${drawing.name} → ${found}`),
  };
}

/** The items by key, in the order of their first items. `Map.groupBy()` needs Node 21. */
function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
