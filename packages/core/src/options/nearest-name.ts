/**
 * The name that a misspelled one most likely means: with the fewest different letters, at most half of them, or one that it
 * abbreviates (`lr`, `batch`). Case and punctuation don't count. Undefined if no name is near.
 *
 * @example
 * ```ts
 * import { nearestName } from '@lenet5/core';
 *
 * const names = ['batchSize', 'learningRate'];
 * console.log(nearestName('batch_size', names), nearestName('lr', names)); // batchSize learningRate
 * console.log(nearestName('colour', names)); // undefined
 * ```
 */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const letters = lettersOf(wrong);
  if (letters === '') return undefined;
  const ranked = names
    .map((name) => ({ name, distance: editDistance(letters, lettersOf(name)) }))
    .sort((one, other) => one.distance - other.distance);
  const [first] = ranked;
  // One of two letters is not enough: lr is not l1.
  const most = letters.length > 2 ? letters.length / 2 : 0;
  if (first && first.distance <= most) return first.name;
  return ranked.find(({ name }) => isAbbreviation(letters, lettersOf(name)))?.name;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Levenshtein's distance: inserted, deleted and replaced letters. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, above] of row.slice(1).entries()) {
      const replaced = row[column]! + (letter === other[column] ? 0 : 1);
      next.push(Math.min(above + 1, next[column]! + 1, replaced));
    }
    row = next;
  }
  return row.at(-1)!;
}

/** Whether the letters occur in the name in their order, and both begin with the same letter. */
function isAbbreviation(letters: string, name: string): boolean {
  if (letters[0] !== name[0]) return false;
  let at = 0;
  for (const letter of name) if (letter === letters[at]) at++;
  return at === letters.length;
}
