import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { helpExamples } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { type ExportFlags, readExportOptions, readFormat, readLayout } from './export-options.js';

const EXAMPLES = `Examples:
  lenet5 export runs/1 --format onnx
      writes lenet5.onnx, for onnxruntime
  lenet5 export runs/1 --out digits.keras
      the format is that of the name: for Keras 3
  lenet5 export runs/1 --format safetensors --layout pytorch
      a state dict for PyTorch
  lenet5 export runs/1/checkpoints/best.safetensors --format tfjs --out best
      the best epoch's weights, for TensorFlow.js in a browser
  lenet5 export runs/1 --format csv --out - | head
      every weight, a line each
`;

/** `lenet5 export`: a trained model for other programs. */
export const createExportCommand: CreateCommand = (done) =>
  new Command('export')
    .description('Write a trained model in a format that other programs read.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<model>', 'a run folder, a model.json or a safetensors file', path('MODEL', 'run or a model'))
    .option(
      '--format <name>',
      'tfjs, safetensors, onnx, keras or csv (default: by the name of --out)',
      readFormat,
    )
    .option('--layout <name>', 'of safetensors: tfjs or pytorch (default tfjs)', readLayout)
    .option('--out <path>', 'the file to write, for tfjs the folder (default: lenet5.<format>), or -')
    .option('--force', 'overwrite what is there')
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; stdout gets the path alone')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)')
    .action(async (model: string, flags: ExportFlags) => {
      const options = readExportOptions(model, flags);
      const { runExport } = await import('./run-export.js');
      await runExport(options, openOutput(flags.color));
      done(EXIT_DONE);
    });
