import { Command } from 'commander';
import { readSplit, type Split } from '../../data-set/load-data-set.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 data info
      how many images there are of each digit
  lenet5 data verify --data ~/mnist
      whether the files are those of MNIST, by their SHA-256
  lenet5 data show --index 7 --split train
      one image, drawn
`;

const MAX_INDEX = 1_000_000;
const DEFAULT_DATA = 'bundled';

interface DataFlags {
  readonly data?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

interface ShowFlags extends DataFlags {
  readonly index?: number;
  readonly split?: Split;
}

/** The flags that all three have. */
function withDataFlags(command: Command): Command {
  return command
    .option('--data <where>', `bundled, a folder or a URL (default ${DEFAULT_DATA})`, dataSource('--data'))
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)');
}

const common = ({ data = DEFAULT_DATA, json = false, quiet = false }: DataFlags) => ({ data, json, quiet });

function createInfo(done: (exitCode: number) => void): Command {
  return withDataFlags(new Command('info').description('Count the images, class by class.')).action(
    async (flags: DataFlags) => {
      const { tellInfo } = await import('./tell-info.js');
      await tellInfo(common(flags), openOutput(flags.color));
      done(EXIT_DONE);
    },
  );
}

function createVerify(done: (exitCode: number) => void): Command {
  return withDataFlags(
    new Command('verify').description(
      "Hold the files' SHA-256 to those of MNIST; exit with 1 where they differ.",
    ),
  ).action(async (flags: DataFlags) => {
    const { tellVerification } = await import('./tell-verification.js');
    await tellVerification(common(flags), openOutput(flags.color));
    done(EXIT_DONE);
  });
}

function createShow(done: (exitCode: number) => void): Command {
  return withDataFlags(new Command('show').description('Draw one image.'))
    .option(
      '--index <n>',
      'which, counted from 0 (default 0)',
      numberIn('--index', { type: 'integer', min: 0, max: MAX_INDEX }),
    )
    .option('--split <name>', 'of the test or train images (default test)', readSplit)
    .action(async (flags: ShowFlags) => {
      const { showImage } = await import('./show-image.js');
      const { index = 0, split = 'test' } = flags;
      await showImage({ ...common(flags), index, split }, openOutput(flags.color));
      done(EXIT_DONE);
    });
}

/** `lenet5 data`: looks at the images. */
export const createDataCommand: CreateCommand = (done) => {
  const command = new Command('data')
    .description('Look at the images: count them, verify them, draw one.')
    .addHelpText('beforeAll', helpExamples(EXAMPLES));
  for (const create of [createInfo, createVerify, createShow]) command.addCommand(create(done));
  return command;
};
