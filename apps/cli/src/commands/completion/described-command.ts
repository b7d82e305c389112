import type { Argument, Command, Option } from 'commander';
import { wordsOf } from '../../flags/known-words.js';

/** What may stand for a value. */
export interface DescribedValue {
  /** What the help calls it. */
  readonly name: string;
  /** Words that are known to fit. */
  readonly words: readonly string[];
  /** What of the disk fits: nothing, folders alone, or files in folders. */
  readonly paths: 'none' | 'folders' | 'files';
}

/** A flag as a shell completes it. */
export interface DescribedFlag {
  /** `--quiet`, `-q`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent where the flag stands alone. */
  readonly value?: DescribedValue;
}

/** A command as a shell completes it. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  /** From the program's name on. */
  readonly path: readonly string[];
  readonly flags: readonly DescribedFlag[];
  /** What its arguments may be, all taken together; absent where it takes none. */
  readonly argument?: DescribedValue;
  readonly commands: readonly DescribedCommand[];
}

/** What the names that the help has for values say of the disk. */
const PATHS: Readonly<Record<string, DescribedValue['paths']>> = {
  dir: 'folders',
  run: 'folders',
  where: 'folders',
  file: 'files',
  model: 'files',
};

function describeValue(name: string, read: unknown, choices: readonly string[] = []): DescribedValue {
  const paths = Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
  return { name, words: [...choices, ...wordsOf(read)], paths: paths ?? 'none' };
}

/** The name of a flag's value: `n` of `--epochs <n>`. */
function valueName({ flags }: Option): string {
  return /[<[]([^\]>.]+)/.exec(flags)?.[1] ?? 'value';
}

function describeFlag(option: Option): DescribedFlag {
  const { short, long, description, required, optional, parseArg, argChoices } = option;
  return {
    names: [long, short].filter((name) => name !== undefined),
    description,
    ...(required || optional ? { value: describeValue(valueName(option), parseArg, argChoices) } : {}),
  };
}

function describeArguments([first, ...others]: readonly Argument[]): DescribedValue | undefined {
  if (!first) return undefined;
  const value = describeValue(first.name(), first.parseArg, first.argChoices);
  const rest = describeArguments(others);
  if (!rest) return value;
  const { paths } =
    [value, rest].find((one) => one.paths === 'files') ?? (value.paths === 'none' ? rest : value);
  return { name: value.name, words: [...value.words, ...rest.words], paths };
}

/** What `help` can be asked about, and else what a command's arguments say. */
function describeArgument(command: Command, above: Command | undefined): DescribedValue | undefined {
  if (!above || command.name() !== 'help') return describeArguments(command.registeredArguments);
  return { name: 'command', words: above.commands.map((one) => one.name()), paths: 'none' };
}

/**
 * What a shell needs to know of a command and of those below it, as they stand: flags, values, arguments.
 *
 * @param above the command it belongs to.
 * @param pathAbove from the program's name to that.
 */
export function describeCommand(
  command: Command,
  above?: Command,
  pathAbove: readonly string[] = [],
): DescribedCommand {
  const help = command.createHelp();
  const path = [...pathAbove, command.name()];
  const argument = describeArgument(command, above);
  return {
    name: command.name(),
    summary: command.summary() || command.description(),
    path,
    flags: help.visibleOptions(command).map(describeFlag),
    ...(argument ? { argument } : {}),
    commands: help.visibleCommands(command).map((one) => describeCommand(one, command, path)),
  };
}

/** A command and all below it. */
export function withDescendants(command: DescribedCommand): DescribedCommand[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}
