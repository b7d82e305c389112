import { LENET5_CHOICES, type Lenet5Variant } from '@lenet5/core';
import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { oneOf } from '../../flags/one-of.js';
import { path } from '../../flags/path.js';
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

interface ImportFlags extends Partial<Lenet5Variant> {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

function variantOf({ activation, pooling, padding }: ImportFlags): Partial<Lenet5Variant> {
  return { ...(activation && { activation }), ...(pooling && { pooling }), ...(padding && { padding }) };
}

/** Creates `lenet5 import`: checks a model and saves it in a folder that the other commands accept. */
export const createImportCommand: CreateCommand = (done) =>
  new Command('import')
    .description('Read a model of PyTorch, Keras, ONNX or TensorFlow.js, check it, and save it in a folder.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(NOTES))
    .argument(
      '<file>',
      'a safetensors, ONNX, Keras or CSV file, a model.json or its folder',
      path('FILE', 'model'),
    )
    .option('--out <dir>', 'the folder to create')
    .option(
      '--activation <name>',
      'of weights without layers: tanh, relu, sigmoid or linear (default tanh)',
      oneOf('--activation', LENET5_CHOICES.activation),
    )
    .option(
      '--pooling <name>',
      'of weights without layers: average or max (default average)',
      oneOf('--pooling', LENET5_CHOICES.pooling),
    )
    .option(
      '--padding <name>',
      'of conv1, checked against the weights: valid or same (padding=2 in PyTorch)',
      oneOf('--padding', LENET5_CHOICES.padding),
    )
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
