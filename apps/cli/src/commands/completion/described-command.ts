import type { Argument, Command, Option } from 'commander';
import { wordsOf } from '../../flags/known-words.js';

/** A value of a flag or an argument. */
export interface DescribedValue {
  /** Its name in the help. */
  readonly name: string;
  /** Known valid values. */
  readonly words: readonly string[];
  /** Paths that are valid values: none, folders, or files and folders. */
  readonly paths: 'none' | 'folders' | 'files';
}

/** A flag as a shell completes it. */
export interface DescribedFlag {
  /** `--quiet`, `-q`. */
  readonly names: readonly string[];
  readonly description: string;
  /** Absent if the flag takes no value. */
  readonly value?: DescribedValue;
}

/** A command as a shell completes it. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  /** The names of the commands from the program on. */
  readonly path: readonly string[];
  readonly flags: readonly DescribedFlag[];
  /** The values of all its arguments combined. Absent if it takes none. */
  readonly argument?: DescribedValue;
  readonly commands: readonly DescribedCommand[];
}

/** The paths that a value accepts, by its name in the help. */
const PATHS: Readonly<Record<string, DescribedValue['paths']>> = {
  dir: 'folders',
  run: 'folders',
  where: 'folders',
  file: 'files',
  path: 'files',
  model: 'files',
};

function describeValue(name: string, read: unknown, choices: readonly string[] = []): DescribedValue {
  const paths = Object.hasOwn(PATHS, name) ? PATHS[name] : undefined;
  return { name, words: [...choices, ...wordsOf(read)], paths: paths ?? 'none' };
}

/** The name of a flag's value: `n` for `--epochs <n>`. */
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

/** The arguments of a command. The argument of `help` is another command. */
function describeArgument(command: Command, above: Command | undefined): DescribedValue | undefined {
  if (!above || command.name() !== 'help') return describeArguments(command.registeredArguments);
  return { name: 'command', words: above.commands.map((one) => one.name()), paths: 'none' };
}

/**
 * Describes a command and its subcommands for completion: flags, values, arguments.
 *
 * @param above the parent command.
 * @param pathAbove the names of the commands from the program to the parent.
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

/** A command and all its subcommands, recursively. */
export function withDescendants(command: DescribedCommand): DescribedCommand[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}
