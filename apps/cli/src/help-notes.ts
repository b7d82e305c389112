import { wrap } from './terminal/wrap.js';

const DEFAULT_COLUMNS = 80;

/**
 * What a help says below the flags, as wide as commander makes the rest.
 *
 * @param notes a paragraph each.
 */
export function helpNotes(...notes: readonly string[]): () => string {
  return () => {
    const columns = process.stdout.columns || DEFAULT_COLUMNS;
    return ['', ...notes.flatMap((note) => wrap(note, columns))].join('\n');
  };
}
