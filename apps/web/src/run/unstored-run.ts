import { readEntry, writeEntry } from '../page/storage.js';

/** The session entry that says that a run has started and has no stored checkpoint yet. */
const KEY = 'lenet5-unstored-run';

/** Notes for a reload that a run starts, of which nothing is stored yet. */
export function markUnstored(): void {
  writeEntry('sessionStorage', KEY, 'yes');
}

/** Removes the note. Returns whether there was one. */
export function clearUnstored(): boolean {
  const isMarked = readEntry('sessionStorage', KEY) === 'yes';
  if (isMarked) writeEntry('sessionStorage', KEY, null);
  return isMarked;
}
