import { Command } from 'commander';
import { readSplit } from '../../data-set/load-data-set.js';
import { dataSource } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { paths } from '../../flags/paths.js';
import { addVariantFlags } from '../../flags/variant.js';
import { chooseWeights, readWeightsName, WEIGHTS_HELP } from '../../flags/weights.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { MODEL_FILES } from '../../model-file/model-files.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { type PredictFlags, readPredictOptions } from './predict-options.js';

const EXAMPLES = `Examples:
  lenet5 predict runs/1 seven.png
      a drawing, scan or photo of one digit
  lenet5 predict runs/1 postcode.jpg --many
      several digits in one image, with their positions in --json
  lenet5 predict runs/1 digits/ --csv > digits.csv
      every PNG, JPEG and WebP in a folder, one per line
  curl -s https://example.org/seven.png | lenet5 predict runs/1 -
      from standard input
  lenet5 predict runs/1 --index 8
      a test image, with its true class
  lenet5 predict lenet5.safetensors seven.png --json | jq .label
      for other programs
`;

const NOTES = `An image can have any size, with dark ink on light paper or the reverse: the digit is cropped, scaled and centered like the digits of MNIST. If one of several images cannot be read, the others are still predicted, and the exit code is 1.`;

const MAX_INDEX = 1_000_000;

/** Creates `lenet5 predict`: predicts the digits in images. */
export const createPredictCommand: CreateCommand = (done) => {
  const command = new Command('predict')
    .description('Predict the class of image files, or of an image of a data set.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(NOTES))
    .argument('<model>', MODEL_FILES, path('MODEL', 'run or a model'))
    .argument(
      '[file...]',
      'PNG, JPEG or WebP files, folders of them, or - for standard input',
      paths('FILE', 'image'),
    )
    .option('--weights <name>', WEIGHTS_HELP, readWeightsName);
  return addVariantFlags(command)
    .option(
      '--index <n>',
      'index of an image of the data set, from 0',
      numberIn('--index', { type: 'integer', min: 0, max: MAX_INDEX }),
    )
    .option(
      '--data <where>',
      'of --index: a name such as fashion-mnist, a folder, a file or a URL (default: the data of the run)',
      dataSource('--data'),
    )
    .option('--split <name>', 'of --index: test or train images (default test)', readSplit)
    .option(
      '--raw',
      'take images as they are, scaled if necessary; the default for models of other data than MNIST',
    )
    .option('--many', 'find and read every digit of an image, in lines from top to bottom')
    .option('--csv', 'CSV on stdout')
    .option('--json', 'JSON Lines on stdout, one object per image')
    .option('-q, --quiet', 'no messages; only the digits on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (model: string, files: string[] = [], flags: PredictFlags) => {
      const options = readPredictOptions(chooseWeights(model, flags.weights), files, flags);
      const { runPredict } = await import('./run-predict.js');
      done(await runPredict(options, openOutput(flags.color)));
    });
};
