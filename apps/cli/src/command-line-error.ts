import type { Command, CommanderError } from 'commander';
import { UsageError } from './errors/usage-error.js';

/** The commands that the words call, from the program down: `data`, `show` for `data show --index x`. */
function calledCommand(program: Command, words: readonly string[]): readonly Command[] {
  const path = [program];
  for (const word of words) {
    const below = path.at(-1)?.commands.find((command) => command.name() === word);
    if (!below) break;
    path.push(below);
  }
  return path;
}

/** The only command that starts with a word, ignoring case: `evaluate` for `eval` and for `EVALUATE`. */
function commandStartingWith(command: Command | undefined, word: string): string | undefined {
  const names = command?.commands.map((below) => below.name()) ?? [];
  const matches = names.filter((name) => name.startsWith(word.toLowerCase()));
  return matches.length === 1 ? matches[0] : undefined;
}

/** Suggests what commander proposes, a similar command, or the help to read. */
function remedyFor(error: CommanderError, hint: string, program: Command, words: readonly string[]): string {
  if (hint) return hint.replace(/^\(|\)$/g, '').toLowerCase();
  const path = calledCommand(program, words);
  const word = /^error: unknown command '(.*)'/.exec(error.message)?.[1] ?? '';
  const similar = word && commandStartingWith(path.at(-1), word);
  if (similar) return `did you mean ${similar}?`;
  const [first = ''] = words;
  const isBeforeCommand =
    error.code === 'commander.unknownOption' && first.startsWith('-') && words.length > 1;
  const where = `${path.map((command) => command.name()).join(' ')} --help`;
  return isBeforeCommand ? `put flags after the command; see ${where}` : `see ${where}`;
}

/**
 * Converts an error of commander, such as "error: unknown option '--x'\n(Did you mean --y?)".
 *
 * @param words the command line.
 */
export function toUsageError(error: CommanderError, program: Command, words: readonly string[]): UsageError {
  const [message = '', hint = ''] = error.message.replace(/^error: /, '').split('\n');
  const [, problem = message, expected] = /^(.*)\. Expected (.*)\.$/.exec(message) ?? [];
  return new UsageError({
    problem: problem.replace(/^option '(\S+) (<.*>)' argument missing$/, '$1 has no $2'),
    found: expected && `expected ${expected}`,
    remedy: remedyFor(error, hint, program, words),
  });
}
