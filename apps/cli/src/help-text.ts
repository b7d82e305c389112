import { wrap } from './terminal/wrap.js';

const DEFAULT_COLUMNS = 80;
/** Indentation of the explanations of examples. */
const INDENT = ' '.repeat(6);

/** The width that commander uses for its own text. */
const columns = (): number => process.stdout.columns || DEFAULT_COLUMNS;

/** The examples at the start of a help text. Wraps explanations, but not commands, so that commands can be copied. */
export function helpExamples(examples: string): () => string {
  const explain = (text: string): string[] =>
    wrap(text, columns() - INDENT.length).map((line) => `${INDENT}${line}`);
  return () =>
    examples
      .split('\n')
      .flatMap((line) => (line.startsWith(INDENT) ? explain(line.trim()) : [line]))
      .join('\n');
}

/** Text below the flags of a help text, one paragraph per note. */
export function helpNotes(...notes: readonly string[]): () => string {
  return () => ['', ...notes.flatMap((note) => wrap(note, columns()))].join('\n');
}
