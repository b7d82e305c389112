import type { Command } from 'commander';
import { readFlag } from './flag-readers.js';
import { DEFAULT_CONFIG as standard, type TrainConfig } from './train-config.js';

/** The flags of `lenet5 train` as commander parsed them; a flag that was not given is absent. */
export interface TrainFlags extends Partial<TrainConfig> {
  readonly out?: string;
  readonly resume?: string;
  readonly config?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

function addRecipe(command: Command): Command {
  return command
    .optionsGroup('Training:')
    .option('--data <where>', `bundled, a folder or a URL (default ${standard.data})`, readFlag.data)
    .option(
      '--validation <what>',
      `test, none or split:N training images (default ${standard.validation})`,
      readFlag.validation,
    )
    .option(
      '--limit <n>',
      'number of training images, balanced over the classes (default: all)',
      readFlag.limit,
    )
    .option('--epochs <n>', `passes over the training images (default ${standard.epochs})`, readFlag.epochs)
    .option('--batch-size <n>', `images per step (default ${standard.batchSize})`, readFlag.batchSize)
    .option('--optimizer <name>', `adam, adamw or sgd (default ${standard.optimizer})`, readFlag.optimizer)
    .option('--momentum <x>', 'sgd: momentum (default 0)', readFlag.momentum)
    .option('--weight-decay <x>', 'adamw: weight decay (default 0.004)', readFlag.weightDecay)
    .option(
      '--label-smoothing <x>',
      `fraction of the target spread over all classes (default ${standard.labelSmoothing})`,
      readFlag.labelSmoothing,
    )
    .option('--seed <n>', `seed of every random choice (default ${standard.seed})`, readFlag.seed);
}

function addSchedule(command: Command): Command {
  return command
    .optionsGroup('Learning rate:')
    .option(
      '--learning-rate <x>',
      `peak of the schedule (default ${standard.learningRate})`,
      readFlag.learningRate,
    )
    .option('--schedule <name>', `constant, cosine or step (default ${standard.schedule})`, readFlag.schedule)
    .option(
      '--warmup-epochs <x>',
      'cosine: epochs of linear increase to the peak (default 0)',
      readFlag.warmupEpochs,
    )
    .option('--rate-floor <x>', 'cosine: fraction of the peak at the end (default 0)', readFlag.rateFloor)
    .option('--drop-epochs <x>', 'step: epochs between two drops (default 3)', readFlag.dropEpochs)
    .option('--drop-factor <x>', 'step: factor applied at each drop (default 0.5)', readFlag.dropFactor);
}

function addRun(command: Command): Command {
  return command
    .optionsGroup('Run:')
    .option('--out <dir>', 'run folder (default: the next number in runs/)', readFlag.out)
    .option('--force', 'overwrite the run in --out')
    .option('--resume <dir>', 'resume the run in this folder', readFlag.resume)
    .option('--config <file>', 'options from a JSON file; flags override them', readFlag.config)
    .option(
      '--early-stopping <n>',
      'stop after n epochs without a better validation accuracy; keep the best weights',
      readFlag.earlyStopping,
    )
    .option('--max-time <time>', 'stop after a time, such as 90s, 10m or 1.5h', readFlag.maxTime)
    .option(
      '--checkpoint-every <n>',
      `interval in epochs, time or steps: 2, 30s, 500steps (default ${standard.checkpointEvery})`,
      readFlag.checkpointEvery,
    )
    .option('--dry-run', 'check everything, take one step, save nothing');
}

function addEngine(command: Command): Command {
  return command
    .optionsGroup('Engine:')
    .option('--engine <name>', `auto, compiled or tfjs (default ${standard.engine})`, readFlag.engine)
    .option('--threads <n>', 'worker threads, 1 to 64 (default: chosen by the engine)', readFlag.threads)
    .option('--kernels <name>', `auto, simd or relaxed-simd (default ${standard.kernels})`, readFlag.kernels);
}

function addOutput(command: Command): Command {
  return command
    .optionsGroup('Output:')
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no progress; only the run folder on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)');
}

/** Adds the flags of `lenet5 train`, in groups. */
export function addTrainFlags(command: Command): Command {
  return [addRecipe, addSchedule, addRun, addEngine, addOutput].reduce((made, add) => add(made), command);
}
