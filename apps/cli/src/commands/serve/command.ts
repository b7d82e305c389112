import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { numberIn } from '../../flags/number-in.js';
import { path } from '../../flags/path.js';
import { addVariantFlags, type VariantFlags, variantOf } from '../../flags/variant.js';
import { chooseWeights, readWeightsName, WEIGHTS_HELP, type WeightsName } from '../../flags/weights.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { MODEL_FILES } from '../../model-file/model-files.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';

const EXAMPLES = `Examples:
  lenet5 serve runs/1
      draw digits in a browser, and look inside the network of a run
  lenet5 serve
      the page with its ready-made network
  lenet5 serve classifier.onnx --port 0
      a network of another program, on a free port
`;

const NOTES =
  'The page is the web app of lenet5. It is served to this computer only, and sends nothing. It shows any network of the layers that lenet5 trains without TensorFlow.js; the lesson and the view that looks inside explain LeNet-5.';

const PORT = { type: 'integer', min: 0, max: 65_535 } as const;
const DEFAULT_PORT = 4160;

interface ServeFlags extends VariantFlags {
  readonly weights?: WeightsName;
  readonly port?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 serve`: serves the web app with the network of a run. */
export const createServeCommand: CreateCommand = (done) => {
  const command = new Command('serve')
    .description('Serve the web app on this computer, with the network of a run or a model.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(NOTES))
    .argument('[model]', `${MODEL_FILES} (default: the network of the page)`, path('MODEL', 'run or a model'))
    .option('--weights <name>', WEIGHTS_HELP, readWeightsName);
  return addVariantFlags(command)
    .option(
      '--port <n>',
      `port on localhost; 0 is a free one (default ${DEFAULT_PORT})`,
      numberIn('--port', PORT),
    )
    .option('--json', 'one JSON object on stdout')
    .option('-q, --quiet', 'no messages; only the address on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (model: string | undefined, flags: ServeFlags) => {
      const { port = DEFAULT_PORT, json = false, quiet = false, color } = flags;
      const { runServe } = await import('./run-serve.js');
      const options = {
        model: model && chooseWeights(model, flags.weights),
        name: model,
        variant: variantOf(flags),
        ...{ port, json, quiet },
      };
      await runServe(options, openOutput(color));
      done(EXIT_DONE);
    });
};
