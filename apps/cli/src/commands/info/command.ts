import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { addVariantFlags, type VariantFlags, variantOf } from '../../flags/variant.js';
import { chooseWeights, readWeightsName, WEIGHTS_HELP, type WeightsName } from '../../flags/weights.js';
import { helpExamples } from '../../help-text.js';
import { MODEL_FILES } from '../../model-file/model-files.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 info runs/1
      the layers of a run, its recipe and its scores
  lenet5 info classifier.onnx
      what lenet5 reads in a file of another program, and what it assumes
  lenet5 info runs/1 --json | jq -r .sha256
      the digest of the weights, which is the same in every format
`;

interface InfoFlags extends VariantFlags {
  readonly weights?: WeightsName;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 info`: describes a model. */
export const createInfoCommand: CreateCommand = (done) => {
  const command = new Command('info')
    .description('Describe a model: layers, parameters, format, recipe, scores and what reading it assumes.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<model>', MODEL_FILES, path('MODEL', 'run or a model'))
    .option('--weights <name>', WEIGHTS_HELP, readWeightsName);
  return addVariantFlags(command)
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; only the digest of the weights on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (path: string, flags: InfoFlags) => {
      const { weights, json = false, quiet = false, color } = flags;
      const options = { model: chooseWeights(path, weights), variant: variantOf(flags), json, quiet };
      const { runInfo } = await import('./run-info.js');
      await runInfo(options, openOutput(color));
      done(EXIT_DONE);
    });
};
