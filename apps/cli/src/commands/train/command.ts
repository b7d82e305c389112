import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { listenForInterrupts } from '../../interrupt.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { DEFAULT_CONFIG } from './config.js';
import { readFlag } from './flag-readers.js';
import { readTrainOptions, type TrainFlags } from './options.js';
import { planRun } from './plan-run.js';

const EXAMPLES = `Examples:
  lenet5 train
      the reference recipe: 10 epochs on MNIST
  lenet5 train --limit 2000 --epochs 2
      a quick look
  lenet5 train --data ~/fashion-mnist
      a folder of IDX files, gzipped or not
  lenet5 train --resume runs/1 --epochs 20
      go on with a run
  lenet5 train --json | jq -c 'select(.type == "epoch")'
      one JSON object an epoch
`;

const defaults = DEFAULT_CONFIG;

function nameData(data: string): string {
  return data === 'bundled' || data === 'mirror' ? 'MNIST' : data;
}

/** `lenet5 train`: the flags of one training run. */
export const createTrainCommand: CreateCommand = (done) =>
  new Command('train')
    .description('Train LeNet-5, validate it after each epoch, and keep everything in a run folder.')
    .addHelpText('before', EXAMPLES)
    .option('--epochs <n>', `passes over the training images (default ${defaults.epochs})`, readFlag.epochs)
    .option('--batch-size <n>', `images a step (default ${defaults.batchSize})`, readFlag.batchSize)
    .option('--optimizer <name>', `adam or sgd (default ${defaults.optimizer})`, readFlag.optimizer)
    .option('--learning-rate <x>', `step size (default ${defaults.learningRate})`, readFlag.learningRate)
    .option('--seed <n>', `of weights, order and split (default ${defaults.seed})`, readFlag.seed)
    .option('--engine <name>', `auto, compiled or tfjs (default ${defaults.engine})`, readFlag.engine)
    .option('--threads <n>', 'worker threads, 1 to 64 (default: as the engine likes)', readFlag.threads)
    .option('--kernels <name>', `auto, simd or relaxed-simd (default ${defaults.kernels})`, readFlag.kernels)
    .option('--data <where>', `bundled, a folder or a URL (default ${defaults.data})`, readFlag.data)
    .option(
      '--validation <what>',
      `test, none or split:N training images (default ${defaults.validation})`,
      readFlag.validation,
    )
    .option('--limit <n>', 'train on n images only', readFlag.limit)
    .option('--out <dir>', 'the run folder (default: the next number in runs/)', readFlag.out)
    .option('--force', 'overwrite the run in --out')
    .option('--resume <dir>', 'go on with the run in this folder', readFlag.resume)
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no progress; stdout gets the run folder alone')
    .option('--no-color', 'no colours (as does the variable NO_COLOR)')
    .allowExcessArguments()
    .action(async (flags: TrainFlags, { args: [stray] }: Command) => {
      if (stray !== undefined) {
        throw new UsageError(
          `train takes no argument (${stray}) — a folder of data goes with --data ${stray}`,
        );
      }
      const options = readTrainOptions(flags);
      const output = openOutput(flags.color);
      const plan = await planRun(options);
      const interruption = listenForInterrupts();
      try {
        if (!options.quiet) output.err.line(`lenet5 train: loading ${nameData(plan.config.data)}…`);
        const { runTrain } = await import('./run-train.js');
        done(await runTrain({ options, plan, output, interruption }));
      } finally {
        interruption.dispose();
      }
    });
