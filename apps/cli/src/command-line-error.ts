import type { Command, CommanderError } from 'commander';
import { UsageError } from './errors/usage-error.js';
import { currentInvocation } from './invocation.js';
import { absentFlag, commandAlias, flagAliases } from './other-names.js';

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

/** The flag of a command that other programs call `word`, that it abbreviates, or that it continues: `--confusion-matrix`. */
function similarFlag(path: readonly Command[], word: string): string | undefined {
  const [given = ''] = word.split('=');
  const name = given.replaceAll('_', '-').toLowerCase();
  const flags = path.flatMap((command) => command.options.flatMap(({ long }) => long ?? []));
  const alias = flagAliases(given.startsWith('--') ? name : given).find((one) => flags.includes(one));
  if (alias !== undefined) return alias;
  if (!name.startsWith('--')) return undefined;
  const matches = flags.filter((flag) => flag.startsWith(name) || name.startsWith(`${flag}-`));
  return matches.length === 1 ? matches[0] : undefined;
}

/**
 * The message of commander, except that a word after a command with subcommands is an unknown one: `sweep bogus`. Commander takes
 * it for an argument of the command.
 */
function messageOf({ code, message }: CommanderError, program: Command, words: readonly string[]): string {
  const path = calledCommand(program, words);
  const word = words[path.length - 1] ?? '';
  const isSubcommand =
    code === 'commander.excessArguments' && path.at(-1)?.commands.length && /^[^-]/.test(word);
  return isSubcommand ? `error: unknown command '${word}'` : message;
}

/** Suggests what commander proposes, a similar command, or the help to read. */
function remedyFor(
  code: string,
  text: string,
  hint: string,
  program: Command,
  words: readonly string[],
): string {
  const option = /^error: unknown option '(.*)'/.exec(text)?.[1] ?? '';
  const flag = option && similarFlag(calledCommand(program, words), option);
  if (flag) return `did you mean ${flag}?`;
  const absent = absentFlag(option);
  if (absent !== undefined) return absent;
  const word = /^error: unknown command '(.*)'/.exec(text)?.[1] ?? '';
  const command = commandAlias(word);
  if (command && calledCommand(program, words).length === 1) return `did you mean ${command}?`;
  if (hint) return hint.replace(/^\(|\)$/g, '').toLowerCase();
  const path = calledCommand(program, words);
  const similar = word && commandStartingWith(path.at(-1), word);
  if (similar) return `did you mean ${similar}?`;
  const [first = ''] = words;
  const isBeforeCommand = code === 'commander.unknownOption' && first.startsWith('-') && words.length > 1;
  const names = path.slice(1).map((command) => command.name());
  const where = [currentInvocation(), ...names, '--help'].join(' ');
  return isBeforeCommand ? `put flags after the command; see ${where}` : `see ${where}`;
}

/**
 * Converts an error of commander, such as "error: unknown option '--x'\n(Did you mean --y?)".
 *
 * @param words the command line.
 */
export function toUsageError(error: CommanderError, program: Command, words: readonly string[]): UsageError {
  const text = messageOf(error, program, words);
  const [message = '', hint = ''] = text.replace(/^error: /, '').split('\n');
  const [, problem = message, expected] = /^(.*)\. Expected (.*)\.$/.exec(message) ?? [];
  return new UsageError({
    problem: problem.replace(/^option '(\S+) (<.*>)' argument missing$/, '$1 has no $2'),
    found: expected && `expected ${expected}`,
    remedy: remedyFor(error.code, text, hint, program, words),
  });
}
