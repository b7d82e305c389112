import { SEED } from '@lenet5/core';
import type { SplitName } from '@lenet5/mnist';
import { Command } from 'commander';
import { readSplit } from '../../data-set/load-data-set.js';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { addVariantFlags, type VariantFlags, variantOf } from '../../flags/variant.js';
import { chooseWeights, readWeightsName, WEIGHTS_HELP, type WeightsName } from '../../flags/weights.js';
import { helpExamples } from '../../help-text.js';
import { MODEL_FILES } from '../../model-file/model-files.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { readFiles } from './evaluation-files.js';

const EXAMPLES = `Examples:
  lenet5 evaluate runs/1
      accuracy, loss, confusion matrix, drawings of the ten most confident mistakes
  lenet5 evaluate runs/1 --weights best
      the weights of the best epoch
  lenet5 evaluate runs/1 --predictions predictions.csv --confusion confusion.csv
      what it predicts for each image, and the confusion matrix, for other programs
  lenet5 evaluate runs/1 --data ~/qmnist
      on the test images of another data set
  lenet5 evaluate runs/1 --quiet --min-accuracy 0.985 && echo good enough
      for scripts: the exit code is 1 if the accuracy is less
  lenet5 evaluate runs/1 --robustness
      also the accuracy on shifted, rotated, noisy, blurred… images
  lenet5 evaluate runs/1 --json | jq '.confusion[4][9]'
      how many 4s are predicted as 9s
`;

interface EvaluateFlags extends VariantFlags {
  readonly data?: string;
  readonly split?: SplitName;
  readonly weights?: WeightsName;
  readonly minAccuracy?: number;
  readonly predictions?: string;
  readonly confusion?: string;
  readonly force?: boolean;
  readonly robustness?: boolean;
  readonly seed?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** The seed of the corruptions; undefined without `--robustness`. Throws {@link UsageError} if the seed has no effect. */
function readRobustnessSeed({ robustness = false, seed }: EvaluateFlags): number | undefined {
  if (robustness) return seed ?? SEED.default;
  if (seed === undefined) return undefined;
  throw new UsageError({
    problem: '--seed has no effect without --robustness',
    found: String(seed),
    remedy: 'add --robustness, or omit --seed',
  });
}

/** Creates `lenet5 evaluate`: scores a model. */
export const createEvaluateCommand: CreateCommand = (done) => {
  const command = new Command('evaluate')
    .description('Score a model on the test or training images of a data set.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<model>', MODEL_FILES, path('MODEL', 'run or a model'))
    .option(
      '--data <where>',
      'a name such as fashion-mnist, a folder, a file or a URL (default: the data of the run, else bundled)',
      dataSource('--data'),
    )
    .option('--split <name>', 'test or train images (default test)', readSplit)
    .option('--weights <name>', WEIGHTS_HELP, readWeightsName);
  return addVariantFlags(command)
    .option(
      '--min-accuracy <x>',
      'exit with 1 if the accuracy is less than x, such as 0.985',
      numberIn('--min-accuracy', { type: 'number', min: 0, max: 1 }),
    )
    .option('--robustness', 'also score corrupted images: seven corruptions at five strengths each')
    .option('--seed <n>', 'seed of the corruptions (default 42)', numberIn('--seed', SEED))
    .option(
      '--predictions <file>',
      'write a CSV file: index, label, predicted class and probabilities of each image',
      path('--predictions', 'file'),
    )
    .option('--confusion <file>', 'write the confusion matrix as a CSV file', path('--confusion', 'file'))
    .option('--force', 'overwrite the files of --predictions and --confusion')
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; only the accuracy on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (path: string, flags: EvaluateFlags) => {
      const { data, split = 'test', minAccuracy = 0, json = false, quiet = false, color } = flags;
      const robustnessSeed = readRobustnessSeed(flags);
      const options = {
        model: chooseWeights(path, flags.weights),
        variant: variantOf(flags),
        files: readFiles(flags),
        ...{ split, minAccuracy, json, quiet },
        ...(data === undefined ? {} : { data }),
        ...(robustnessSeed === undefined ? {} : { robustnessSeed }),
      };
      const { runEvaluate } = await import('./run-evaluate.js');
      await runEvaluate(options, openOutput(color));
      done(EXIT_DONE);
    });
};
