import { wrap } from './terminal/wrap.js';

const DEFAULT_COLUMNS = 80;
/** How deep the explanation of an example lies. */
const INDENT = ' '.repeat(6);

/** As wide as commander makes what it writes itself. */
const columns = (): number => process.stdout.columns || DEFAULT_COLUMNS;

/**
 * The examples that open a help: a command may be longer than a line, for it is there to be copied; what explains it
 * is broken at its spaces.
 */
export function helpExamples(examples: string): () => string {
  const explain = (text: string): string[] =>
    wrap(text, columns() - INDENT.length).map((line) => `${INDENT}${line}`);
  return () =>
    examples
      .split('\n')
      .flatMap((line) => (line.startsWith(INDENT) ? explain(line.trim()) : [line]))
      .join('\n');
}

/**
 * What a help says below the flags.
 *
 * @param notes a paragraph each.
 */
export function helpNotes(...notes: readonly string[]): () => string {
  return () => ['', ...notes.flatMap((note) => wrap(note, columns()))].join('\n');
}
