import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { addVariantFlags } from '../../flags/variant.js';
import { chooseWeights, readWeightsName, WEIGHTS_HELP } from '../../flags/weights.js';
import { helpExamples } from '../../help-text.js';
import { MODEL_FILES } from '../../model-file/model-files.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { type ExportFlags, readExportOptions, readFormat, readLayout } from './export-options.js';

const EXAMPLES = `Examples:
  lenet5 export runs/1 --format onnx
      writes lenet5.onnx, for onnxruntime
  lenet5 export runs/1 --out digits.keras
      for Keras 3; the extension selects the format
  lenet5 export runs/1 --format safetensors --layout pytorch
      a state dict for PyTorch
  lenet5 export runs/1 --weights best --format tfjs --out best
      the weights of the best epoch, for TensorFlow.js in a browser
  lenet5 export runs/1 --format csv --out - | head
      one weight per line
`;

/** Creates `lenet5 export`: writes a model in another format. */
export const createExportCommand: CreateCommand = (done) => {
  const command = new Command('export')
    .description('Write a trained model in a format that other programs read.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<model>', MODEL_FILES, path('MODEL', 'run or a model'))
    .option('--weights <name>', WEIGHTS_HELP, readWeightsName);
  return addVariantFlags(command)
    .option(
      '--format <name>',
      'tfjs, safetensors, onnx, keras or csv (default: the extension of --out)',
      readFormat,
    )
    .option('--layout <name>', 'safetensors: tfjs or pytorch (default tfjs)', readLayout)
    .option('--out <path>', 'the file, or folder for tfjs, or - for stdout (default: lenet5.<format>)')
    .option('--force', 'overwrite an existing file or model')
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; only the path on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (model: string, flags: ExportFlags) => {
      const options = readExportOptions(chooseWeights(model, flags.weights), flags);
      const { runExport } = await import('./run-export.js');
      await runExport(options, openOutput(flags.color));
      done(EXIT_DONE);
    });
};
