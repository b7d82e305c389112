import { Command } from 'commander';
import { readSplit } from '../../data-set/load-data-set.js';
import { dataSource } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { paths } from '../../flags/paths.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { type PredictFlags, readPredictOptions } from './predict-options.js';

const EXAMPLES = `Examples:
  lenet5 predict runs/1 seven.png
      a drawing, scan or photo of one digit
  lenet5 predict runs/1 digits/ --csv > digits.csv
      every PNG and JPEG of a folder, a line each
  curl -s https://example.org/seven.png | lenet5 predict runs/1 -
      from standard input
  lenet5 predict runs/1 --index 8
      a test image, beside what it is
  lenet5 predict lenet5.safetensors seven.png --json | jq .label
      numbers for other programs
`;

const NOTES = `A picture may have any size, dark ink on light paper or the other way round: the digit is cropped, scaled and centred as the digits of MNIST were. Where one picture of several cannot be read, the others are predicted; the exit code is 1.`;

const MAX_INDEX = 1_000_000;

/** `lenet5 predict`: what a model takes pictures for. */
export const createPredictCommand: CreateCommand = (done) =>
  new Command('predict')
    .description('Predict the digit in a picture, or in an image of the data set.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(NOTES))
    .argument('<model>', 'a run folder, a model.json or a safetensors file', path('MODEL', 'run or a model'))
    .argument(
      '[file...]',
      'PNG or JPEG files, folders of them, or - for standard input',
      paths('FILE', 'picture'),
    )
    .option(
      '--index <n>',
      'an image of the data set, counted from 0',
      numberIn('--index', { type: 'integer', min: 0, max: MAX_INDEX }),
    )
    .option(
      '--data <where>',
      'the data set of --index: bundled, a folder or a URL (default: that of the run)',
      dataSource('--data'),
    )
    .option('--split <name>', 'its test or train images (default test)', readSplit)
    .option('--csv', 'CSV on stdout')
    .option('--json', 'JSON on stdout, one object a picture')
    .option('-q, --quiet', 'no messages; stdout gets the digits alone')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)')
    .action(async (model: string, files: string[] = [], flags: PredictFlags) => {
      const options = readPredictOptions(model, files, flags);
      const { runPredict } = await import('./run-predict.js');
      done(await runPredict(options, openOutput(flags.color)));
    });
