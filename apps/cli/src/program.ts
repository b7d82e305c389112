import { Command, CommanderError } from 'commander';
import { toUsageError } from './command-line-error.js';
import type { CommandEntry } from './commands/command-module.js';
import { COMMANDS } from './commands/registry.js';
import { EXIT_DONE } from './exit-codes.js';
import { HELP_LAYOUT, helpExamples } from './help-text.js';
import { readVersion } from './package-info.js';

const EXAMPLES = `Examples:
  lenet5 train
      train LeNet-5 on MNIST, 10 epochs
  lenet5 evaluate runs/1
      its accuracy and its mistakes
  lenet5 predict runs/1 seven.png
      predict the digit in an image
  lenet5 train --help
      all options of train
`;

/** Commands whose subcommands have flags of the same names: `lenet5 sweep results --folder`. */
const HAVE_SUBCOMMANDS_WITH_FLAGS = ['sweep', 'runs'];

/** The error code of commander if a subcommand is missing. Commander has already written the help. */
const MISSING_SUBCOMMAND = 'commander.help';

async function addCommand(
  program: Command,
  entry: CommandEntry,
  called: boolean,
  done: (exitCode: number) => void,
) {
  if (!called) {
    program.addCommand(new Command(entry.name).summary(entry.summary).description(entry.summary));
    return;
  }
  const create = await entry.load();
  program.addCommand(catchingErrors(create(done, createWholeProgram).summary(entry.summary)));
}

function createWholeProgram(): Promise<Command> {
  return createProgram(
    () => true,
    () => undefined,
  );
}

/** Drops `help` and `--help` from an unknown command, for which commander would show the help of the program. */
function normalize(words: readonly string[]): string[] {
  const known = ['help', ...COMMANDS.map(({ name }) => name)];
  const isUnknown = (word = ''): boolean => /^[^-]/.test(word) && !known.includes(word);
  const [first, topic] = words;
  if (isUnknown(first)) return words.filter((word) => word !== '--help' && word !== '-h');
  return words.slice(first === 'help' && isUnknown(topic) ? 1 : 0);
}

/** Makes commander throw errors instead of printing them, and suggest similar flags, in subcommands too. */
function catchingErrors(command: Command): Command {
  for (const below of command.commands) catchingErrors(below);
  return command
    .exitOverride()
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show this help')
    .configureHelp(HELP_LAYOUT)
    .configureOutput({ outputError: () => undefined, writeErr: (help) => process.stdout.write(help) });
}

/**
 * Creates the program with all its commands.
 *
 * @param isCalled selects the commands to load. The others are listed without their flags.
 * @param done called with the exit code of the command.
 */
async function createProgram(
  isCalled: (name: string) => boolean,
  done: (exitCode: number) => void,
): Promise<Command> {
  const program = catchingErrors(new Command('lenet5'))
    .description('Train, score and explain LeNet-5 on MNIST.')
    .version(readVersion(), '-V, --version', 'print the version')
    .addHelpText('before', helpExamples(EXAMPLES));
  for (const entry of COMMANDS) await addCommand(program, entry, isCalled(entry.name), done);
  return program;
}

/**
 * Parses a command line and runs its command. Loads the code of that command only.
 *
 * @returns the exit code.
 * @throws UsageError if the command line is invalid; what the command throws.
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  let exitCode = EXIT_DONE;
  const program = await createProgram(
    (name) => words.includes(name),
    (code) => {
      exitCode = code;
    },
  );
  if (HAVE_SUBCOMMANDS_WITH_FLAGS.includes(words[0] ?? '')) program.enablePositionalOptions();
  if (words.length === 0) {
    program.outputHelp();
    return exitCode;
  }
  try {
    await program.parseAsync(normalize(words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === EXIT_DONE || error.code === MISSING_SUBCOMMAND) return EXIT_DONE;
    throw toUsageError(error, program, words);
  }
  return exitCode;
}
