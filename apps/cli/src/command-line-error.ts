import type { Command, CommanderError } from 'commander';
import { UsageError } from './errors/usage-error.js';

/** The command that the words lead to: `data show` of `data show --index x`. */
function calledCommand(program: Command, words: readonly string[]): readonly Command[] {
  const path = [program];
  for (const word of words) {
    const below = path.at(-1)?.commands.find((command) => command.name() === word);
    if (!below) break;
    path.push(below);
  }
  return path;
}

/** The one command that a word begins, or is in other letters: `evaluate` of `eval` and of `EVALUATE`. */
function begunCommand(command: Command | undefined, word: string): string | undefined {
  const names = command?.commands.map((one) => one.name()) ?? [];
  const begun = names.filter((name) => name.startsWith(word.toLowerCase()));
  return begun.length === 1 ? begun[0] : undefined;
}

/** What to do about it: what commander proposes, the command that was meant, or where to read on. */
function adviceOn(error: CommanderError, hint: string, program: Command, words: readonly string[]): string {
  if (hint) return hint.replace(/^\(|\)$/g, '').toLowerCase();
  const path = calledCommand(program, words);
  const word = /^error: unknown command '(.*)'/.exec(error.message)?.[1] ?? '';
  const meant = word && begunCommand(path.at(-1), word);
  if (meant) return `did you mean ${meant}?`;
  const [first = ''] = words;
  const isEarly = error.code === 'commander.unknownOption' && first.startsWith('-') && words.length > 1;
  const where = `${path.map((command) => command.name()).join(' ')} --help`;
  return isEarly ? `flags go behind the command; see ${where}` : `see ${where}`;
}

/**
 * Commander's complaints as one line that ends with what to do: "error: unknown option '--x'\n(Did you mean --y?)".
 *
 * @param words the command line.
 */
export function toUsageError(error: CommanderError, program: Command, words: readonly string[]): UsageError {
  const [what = '', hint = ''] = error.message.replace(/^error: /, '').split('\n');
  const told = what
    .replace(/^option '(\S+) (<.*>)' argument missing$/, '$1 has no $2')
    .replace(/\. Expected (.*)\.$/, ' (expected $1)');
  return new UsageError(`${told} — ${adviceOn(error, hint, program, words)}`);
}
