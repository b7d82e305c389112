import { Command } from 'commander';
import { readSplit, type Split } from '../../data-set/load-data-set.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { dataSource } from '../../flags/data-source.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 evaluate runs/1
      accuracy, loss, confusion matrix, the ten most confident mistakes drawn
  lenet5 evaluate runs/1/checkpoints/best.safetensors
      the best epoch's weights
  lenet5 evaluate runs/1 --data ~/usps --split train
      on other images
  lenet5 evaluate runs/1 --quiet --min-accuracy 0.985 && echo good enough
      for scripts: exit code 1 below it
  lenet5 evaluate runs/1 --json | jq '.confusion[4][9]'
      how many 4s were taken for 9s
`;

interface EvaluateFlags {
  readonly data?: string;
  readonly split?: Split;
  readonly minAccuracy?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** `lenet5 evaluate`: how often a model is right, and where it is not. */
export const createEvaluateCommand: CreateCommand = (done) =>
  new Command('evaluate')
    .description('Score a model on images it was not trained on.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<model>', 'a run folder, a model.json or a safetensors file', path('MODEL', 'run or a model'))
    .option(
      '--data <where>',
      'the images: bundled, a folder or a URL (default: those of the run, else bundled)',
      dataSource('--data'),
    )
    .option('--split <name>', 'test or train images (default test)', readSplit)
    .option(
      '--min-accuracy <x>',
      'exit with 1 where the accuracy is below, such as 0.985',
      numberIn('--min-accuracy', { type: 'number', min: 0, max: 1 }),
    )
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; stdout gets the accuracy alone')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)')
    .action(async (model: string, flags: EvaluateFlags) => {
      const { data, split = 'test', minAccuracy = 0, json = false, quiet = false, color } = flags;
      const options = { model, split, minAccuracy, json, quiet, ...(data === undefined ? {} : { data }) };
      const { runEvaluate } = await import('./run-evaluate.js');
      await runEvaluate(options, openOutput(color));
      done(EXIT_DONE);
    });
