import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { helpExamples } from '../../help-text.js';
import { listenForInterrupts } from '../../interrupt.js';
import type { CreateCommand } from '../command-module.js';
import { mergeConfig } from './config/merge-config.js';
import { createRunRequest } from './config/run-request.js';
import { addTrainFlags, type TrainFlags } from './config/train-flags.js';

const EXAMPLES = `Examples:
  lenet5 train
      the reference recipe: 10 epochs on MNIST
  lenet5 train --limit 2000 --epochs 2
      a quick trial
  lenet5 train --schedule cosine --warmup-epochs 1 --early-stopping 3
      a learning rate with warm-up and decay; keeps the best weights
  lenet5 train --data ~/fashion-mnist --max-time 10m
      a folder of IDX files, gzipped or not, for ten minutes
  lenet5 train --model lenet5-1998 --epochs 20
      the network as published in 1998
  lenet5 train --resume runs/1 --epochs 20
      resume a run
  lenet5 train --config runs/1/config.json
      repeat a run
  lenet5 train --json | jq -c 'select(.type == "epoch")'
      one JSON object per epoch
`;

function nameData(data: string): string {
  return data === 'bundled' || data === 'mirror' ? 'MNIST' : data;
}

async function train(flags: TrainFlags): Promise<number> {
  const request = await createRunRequest(await mergeConfig(flags));
  const interruption = listenForInterrupts();
  try {
    const { config, quiet, output } = request;
    if (!quiet) output.err.line(`lenet5 train: loading ${nameData(config.data)}…`);
    const { runTrain } = await import('./session/run-train.js');
    return await runTrain(request, interruption);
  } finally {
    interruption.dispose();
  }
}

/** Creates `lenet5 train`: one training run. */
export const createTrainCommand: CreateCommand = (done) => {
  const command = new Command('train')
    .description('Train LeNet-5, validate it after each epoch, and save everything in a run folder.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .allowExcessArguments()
    .action(async (flags: TrainFlags, { args: [stray] }: Command) => {
      if (stray !== undefined) {
        throw new UsageError({
          problem: 'train takes no arguments',
          found: stray,
          remedy: `for a folder of data, use --data ${stray}`,
        });
      }
      done(await train(flags));
    });
  return addTrainFlags(command);
};
