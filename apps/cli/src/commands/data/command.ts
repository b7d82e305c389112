import { IMAGE_SIDE } from '@lenet5/core';
import type { SplitName } from '@lenet5/mnist';
import { Command } from 'commander';
import { readSplit } from '../../data-set/load-data-set.js';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource, NAMED_SOURCES } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 data info
      the number of images of each digit
  lenet5 data verify --data ~/mnist
      whether the files are those of MNIST, by their SHA-256
  lenet5 data show --index 7 --split train
      draw one image
  lenet5 data convert --data photos/ --size 32x32 --out photos-idx
      a folder of images per class as IDX files
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
  readonly split?: SplitName;
}

/** Adds the flags that all subcommands share. */
function withDataFlags(command: Command): Command {
  return command
    .option(
      '--data <where>',
      `${NAMED_SOURCES.join(', ')}, a folder, a file or a URL (default ${DEFAULT_DATA})`,
      dataSource('--data'),
    )
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages')
    .option('--no-color', 'no colors (NO_COLOR does the same)');
}

const common = ({ data = DEFAULT_DATA, json = false, quiet = false }: DataFlags) => ({ data, json, quiet });

function createInfo(done: (exitCode: number) => void): Command {
  return withDataFlags(new Command('info').description('Count the images of each class.')).action(
    async (flags: DataFlags) => {
      const { printInfo } = await import('./print-info.js');
      await printInfo(common(flags), openOutput(flags.color));
      done(EXIT_DONE);
    },
  );
}

function createVerify(done: (exitCode: number) => void): Command {
  return withDataFlags(
    new Command('verify').description(
      "Compare the files' SHA-256 with those of MNIST; exit with 1 if they differ.",
    ),
  ).action(async (flags: DataFlags) => {
    const { printVerification } = await import('./print-verification.js');
    await printVerification(common(flags), openOutput(flags.color));
    done(EXIT_DONE);
  });
}

function createShow(done: (exitCode: number) => void): Command {
  return withDataFlags(new Command('show').description('Draw one image.'))
    .option(
      '--index <n>',
      'index of the image, from 0 (default 0)',
      numberIn('--index', { type: 'integer', min: 0, max: MAX_INDEX }),
    )
    .option('--split <name>', 'test or train images (default test)', readSplit)
    .action(async (flags: ShowFlags) => {
      const { showImage } = await import('./show-image.js');
      const { index = 0, split = 'test' } = flags;
      await showImage({ ...common(flags), index, split }, openOutput(flags.color));
      done(EXIT_DONE);
    });
}

interface ConvertFlags extends DataFlags {
  readonly out: string;
  readonly size?: readonly [number, number];
  readonly gray?: boolean;
}

/** Reads `32` or `32x48`: rows and columns. Throws {@link UsageError} for anything else. */
function readSize(text: string): readonly [number, number] {
  const [, rows = '', columns = rows] = /^(\d+)(?:[x×](\d+))?$/.exec(text) ?? [];
  const size = [Number(rows), Number(columns)] as const;
  if (size.every((side) => side >= 1 && side <= IMAGE_SIDE.max)) return size;
  throw UsageError.invalidValue(
    '--size',
    text,
    `rows and columns from 1 to ${IMAGE_SIDE.max}, such as 28x28`,
  );
}

function createConvert(done: (exitCode: number) => void): Command {
  return withDataFlags(
    new Command('convert').description('Write a data set as IDX files, which load fastest.'),
  )
    .requiredOption('--out <dir>', 'new or empty folder for the files', path('--out', 'folder'))
    .option('--size <rowsxcolumns>', 'scale the images to this size, such as 28x28', readSize)
    .option('--gray', 'convert color images to gray')
    .action(async ({ out, size, gray = false, ...flags }: ConvertFlags) => {
      const { convertData } = await import('./convert-data.js');
      await convertData({ ...common(flags), out, size, gray }, openOutput(flags.color));
      done(EXIT_DONE);
    });
}

/** Creates `lenet5 data`: inspects or converts a data set. */
export const createDataCommand: CreateCommand = (done) => {
  const command = new Command('data')
    .description('Inspect a data set: count, verify, draw or convert its images.')
    .addHelpText('beforeAll', helpExamples(EXAMPLES));
  for (const create of [createInfo, createVerify, createShow, createConvert])
    command.addCommand(create(done));
  return command;
};
