import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { addVariantFlags, type VariantFlags, variantOf } from '../../flags/variant.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 import lenet5.safetensors --out models/lenet5
      a model from lenet5 export
  lenet5 import torch.safetensors --activation relu --pooling max --out models/torch
      the weights of a LeNet-5 from PyTorch, which do not say how they were trained
  lenet5 import classifier.onnx --out models/classifier
      an ONNX model, or a .keras or .h5 file of Keras, with its own layers
  lenet5 import downloads/model.json --out models/downloaded
      a TensorFlow.js model
`;

const NOTES =
  'A safetensors file that holds only weights is read as tanh with average pooling, for pixels from 0 to 1, unless --activation and --pooling say otherwise. The padding follows from the shapes of the weights.';

interface ImportFlags extends VariantFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 import`: checks a model and saves it in a folder that the other commands accept. */
export const createImportCommand: CreateCommand = (done) => {
  const command = new Command('import')
    .description('Read a model of PyTorch, Keras, ONNX or TensorFlow.js, check it, and save it in a folder.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(NOTES))
    .argument(
      '<file>',
      'a safetensors, ONNX, Keras or CSV file, a model.json or its folder',
      path('FILE', 'model'),
    )
    .option('--out <dir>', 'the folder to create');
  return addVariantFlags(command)
    .option('--force', 'overwrite the model in --out')
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; only the folder on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (file: string, flags: ImportFlags) => {
      const { out, force = false, json = false, quiet = false, color } = flags;
      if (!out) {
        throw new UsageError({
          problem: '--out is missing',
          remedy: 'name the folder to create, such as --out models/lenet5',
        });
      }
      const { runImport } = await import('./run-import.js');
      await runImport({ file, out, variant: variantOf(flags), force, json, quiet }, openOutput(color));
      done(EXIT_DONE);
    });
};
