import { Command, CommanderError } from 'commander';
import { toUsageError } from './command-line-error.js';
import type { CommandEntry } from './commands/command-module.js';
import { COMMANDS } from './commands/registry.js';
import { EXIT_DONE } from './exit-codes.js';
import { helpExamples } from './help-text.js';
import { readVersion } from './package-info.js';

const EXAMPLES = `Examples:
  lenet5 train
      train LeNet-5 on MNIST, 10 epochs
  lenet5 evaluate runs/1
      how often it is right, and where it is not
  lenet5 predict runs/1 seven.png
      the digit in a picture
  lenet5 train --help
      all that train can do
`;

/** Below this many columns beside the flags, commander leaves it to the terminal to break lines, even in a word. */
const NARROWEST_TEXT = 10;

/** What commander throws where a command that only has others below it was given none: it has written its help. */
const ONLY_HELP = 'commander.help';

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

/** The help of a command that there is not: commander would show that of the program, so it reads the name alone. */
function wordsToRead(words: readonly string[]): string[] {
  const [first, asked = ''] = words;
  const known = ['help', ...COMMANDS.map(({ name }) => name)];
  const isUnknown = first === 'help' && /^[^-]/.test(asked) && !known.includes(asked);
  return words.slice(isUnknown ? 1 : 0);
}

/** Makes commander throw what it would print, and look for the flag that was meant, in commands below it too. */
function catchingErrors(command: Command): Command {
  for (const below of command.commands) catchingErrors(below);
  return command
    .exitOverride()
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'this help')
    .configureHelp({ minWidthToWrap: NARROWEST_TEXT })
    .configureOutput({ outputError: () => undefined, writeErr: (help) => process.stdout.write(help) });
}

/**
 * The program with all its commands.
 *
 * @param isCalled which of them are loaded; the others are only listed, without their flags.
 * @param done hears the exit code of the command that was run.
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
 * Reads the command line and runs what it asks for; only the command that is called is loaded.
 *
 * @returns the exit code.
 * @throws UsageError where the command line cannot be meant, and whatever the command throws.
 */
export async function runProgram(words: readonly string[]): Promise<number> {
  let exitCode = EXIT_DONE;
  const program = await createProgram(
    (name) => words.includes(name),
    (code) => {
      exitCode = code;
    },
  );
  if (words.length === 0) {
    program.outputHelp();
    return exitCode;
  }
  try {
    await program.parseAsync(wordsToRead(words), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === EXIT_DONE || error.code === ONLY_HELP) return EXIT_DONE;
    throw toUsageError(error, program, words);
  }
  return exitCode;
}
