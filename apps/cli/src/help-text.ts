import { Help, type HelpConfiguration } from 'commander';
import { wrap } from './terminal/wrap.js';

const DEFAULT_COLUMNS = 80;
/** A description with fewer columns than this beside its term starts on the next line instead. */
const NARROWEST_DESCRIPTION = 24;
/** Indentation of the explanations of examples, and of descriptions below their terms. */
const INDENT = ' '.repeat(6);

/** How commander lays out a help text. */
export const HELP_LAYOUT: HelpConfiguration = {
  minWidthToWrap: NARROWEST_DESCRIPTION,
  formatItem(term, termWidth, description, helper) {
    const besideTerm = columns() - `  ${' '.repeat(termWidth)}  `.length;
    if (besideTerm >= NARROWEST_DESCRIPTION) {
      return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
    }
    const lines = wrap(description, columns() - INDENT.length).map((line) => `${INDENT}${line}`);
    return [`  ${term}`, ...lines].join('\n');
  },
};

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
