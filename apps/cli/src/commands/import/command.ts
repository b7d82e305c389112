import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 import lenet5.safetensors --out models/lenet5
      a model from lenet5 export, or the weights of a LeNet-5 from PyTorch
  lenet5 import downloads/model.json --out models/downloaded
      a TensorFlow.js model
`;

interface ImportFlags {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 import`: checks a model and saves it in a folder that the other commands accept. */
export const createImportCommand: CreateCommand = (done) =>
  new Command('import')
    .description(
      'Read a model from a safetensors file or from TensorFlow.js, check it, and save it in a folder.',
    )
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<file>', 'a safetensors file, a model.json or its folder', path('FILE', 'model'))
    .option('--out <dir>', 'the folder to create')
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
      await runImport({ file, out, force, json, quiet }, openOutput(color));
      done(EXIT_DONE);
    });
