import { readEntry, writeEntry } from '../page/storage.js';

/** The session entry that says that a run has started and has no stored checkpoint yet. */
const KEY = 'lenet5-unstored-run';

/** Records that a run has started and has no stored checkpoint yet, in case the page is reloaded. */
export function markUnstored(): void {
  writeEntry('sessionStorage', KEY, 'yes');
}

/** Removes the record. Returns whether there was one. */
export function clearUnstored(): boolean {
  const isMarked = readEntry('sessionStorage', KEY) === 'yes';
  if (isMarked) writeEntry('sessionStorage', KEY, null);
  return isMarked;
}
