import type { Scheduler, Space, SweepOptions, SweepValidation } from '@lenet5/sweep';
import { expandSpace, InvalidSweepError, mergeSpaces } from '@lenet5/sweep/space';
import type { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { type Duration, durationSeconds, isDuration } from '../../flags/duration.js';
import { numberIn } from '../../flags/number-in.js';
import { oneOf } from '../../flags/one-of.js';
import { path } from '../../flags/path.js';
import { flagName } from '../train/config/flag-name.js';
import { addSpaceFlags, readSeeds, type SpaceFlags, spaceOf } from './space-flags.js';
import { readSweepFile } from './sweep-file.js';
import { addWhereFlags, type WhereFlags } from './where-flags.js';

/** The flags of the worker in this process. */
export interface WorkerFlags {
  readonly concurrency?: number;
  readonly threads?: number;
  readonly data?: string;
}

/** The flags of `lenet5 sweep`. */
export interface SweepFlags extends SpaceFlags, WhereFlags, WorkerFlags {
  readonly config?: string;
  readonly scheduler?: 'none' | 'asha';
  readonly minEpochs?: number;
  readonly reduction?: number;
  readonly objective?: 'val_accuracy' | 'val_loss';
  readonly validation?: SweepValidation;
  readonly kernels?: 'simd' | 'relaxed-simd';
  readonly segmentEpochs?: number;
  readonly verify?: number;
  readonly maxTrials?: number;
  readonly maxTime?: Duration;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

const count = (name: string) => numberIn(name, { type: 'integer', min: 1, max: 1_000_000 });

/** Adds the flags of `lenet5 sweep`. */
export function addSweepFlags(command: Command): void {
  command
    .optionsGroup('Sweep:')
    .option(
      '--seeds <list>',
      'seeds such as 1..5 or 1,2,7; each setting is trained with each (default 42)',
      readSeeds,
    )
    .option(
      '--config <file>',
      'options from a JSON or YAML file; flags override them',
      path('--config', 'file'),
    )
    .option(
      '--scheduler <name>',
      'none or asha, successive halving (default none)',
      oneOf('--scheduler', ['none', 'asha']),
    )
    .option('--min-epochs <n>', 'asha: epochs at the first rung (default 1)', count('--min-epochs'))
    .option(
      '--reduction <n>',
      'asha: the best 1/n of a rung go on (default 3)',
      numberIn('--reduction', { type: 'integer', min: 2, max: 100 }),
    )
    .option(
      '--objective <name>',
      'val_accuracy or val_loss (default val_accuracy)',
      oneOf('--objective', ['val_accuracy', 'val_loss']),
    )
    .option(
      '--validation <what>',
      'split:N holds out N training images; test chooses on the test images (default split:5000)',
      readValidation,
    )
    .option(
      '--kernels <build>',
      'simd, which gives the same bits on every machine, or relaxed-simd (default simd)',
      oneOf('--kernels', ['simd', 'relaxed-simd']),
    )
    .option('--segment-epochs <n>', 'epochs between two checkpoints (default 1)', count('--segment-epochs'))
    .option(
      '--verify <p%>',
      'train this fraction of the segments twice and compare the weights (default 0%)',
      readPercent,
    )
    .option('--max-trials <n>', 'only the first n trials', count('--max-trials'))
    .option('--max-time <time>', 'stop after this time, such as 10m', readTime);
  addSpaceFlags(command);
  addWhereFlags(command.optionsGroup('Where:'));
  addWorkerFlags(command);
  addOutputFlags(command);
}

/** Adds the flags of a worker. */
export function addWorkerFlags(command: Command, least = 0): Command {
  const concurrency = numberIn('--concurrency', { type: 'integer', min: least, max: 1024 });
  const none = least === 0 ? '; 0 leaves the work to lenet5 worker' : '';
  return command
    .optionsGroup('Worker:')
    .option(
      '--concurrency <n>',
      `trainings at a time (default: the number of processors${none})`,
      concurrency,
    )
    .option(
      '--threads <n>',
      'threads of each training (default: processors / concurrency)',
      numberIn('--threads', { type: 'integer', min: 1, max: 64 }),
    )
    .option(
      '--data <where>',
      'a name such as fashion-mnist, a folder, a file or a URL (default bundled)',
      path('--data', 'folder'),
    );
}

/** Adds the flags of the output. */
export function addOutputFlags(command: Command, json = 'JSON Lines on stdout'): Command {
  return command
    .optionsGroup('Output:')
    .option('--json', json)
    .option('-q, --quiet', 'no progress')
    .option('--no-color', 'no colors (NO_COLOR does the same)');
}

/** The options of `sweep()` that flags and their file give. */
export async function sweepOptions(flags: SweepFlags): Promise<Omit<SweepOptions, 'database'>> {
  const { config, scheduler, minEpochs, reduction, maxTime, concurrency, threads, data } = flags;
  const file = config === undefined ? {} : await readSweepFile(config);
  const space = spaceOf(flags);
  const { objective, validation, kernels, segmentEpochs, verify, maxTrials } = flags;
  const given = { objective, validation, kernels, segmentEpochs, verify, maxTrials };
  const named = scheduler ?? file.scheduler ?? 'none';
  return {
    ...file,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    space: checkedSpace(mergeSpaces(file.space ?? {}, space), config !== undefined),
    scheduler: withRungs(named, minEpochs, reduction),
    ...(maxTime && { maxSeconds: durationSeconds(maxTime) }),
    worker: concurrency === 0 ? false : { concurrency, threads, data },
  };
}

/** Checks a space, and names its options as flags unless a file has them. Throws UsageError. */
function checkedSpace(space: Space, isOfFile: boolean): Space {
  try {
    expandSpace(space, isOfFile ? undefined : flagName);
    return space;
  } catch (error) {
    if (!InvalidSweepError.isInstance(error)) throw error;
    const { problem, found, remedy } = error;
    throw new UsageError({ problem, ...(found !== undefined && { found }), remedy, cause: error });
  }
}

function withRungs(
  scheduler: NonNullable<SweepOptions['scheduler']>,
  minEpochs?: number,
  reduction?: number,
): Scheduler {
  const { name = scheduler, ...rest } = Object(scheduler);
  if (name === 'asha') {
    return { name, minEpochs: minEpochs ?? rest.minEpochs ?? 1, reduction: reduction ?? rest.reduction ?? 3 };
  }
  if (minEpochs === undefined && reduction === undefined) return { name: 'none' };
  const flag = minEpochs === undefined ? '--reduction' : '--min-epochs';
  throw new UsageError({
    problem: `${flag} has no effect without rungs`,
    remedy: 'use it with --scheduler asha',
  });
}

function readValidation(text: string): SweepValidation {
  if (text === 'test' || /^split:[1-9]\d*$/.test(text)) return text as SweepValidation;
  throw UsageError.invalidValue('--validation', text, 'split:N, such as split:5000, or test');
}

function readPercent(text: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  if (Number(number) <= 100) return Number(number) / 100;
  throw UsageError.invalidValue('--verify', text, 'a percentage, such as 5%');
}

function readTime(text: string): Duration {
  if (isDuration(text)) return text;
  throw UsageError.invalidValue('--max-time', text, 'a time, such as 90s, 10m or 1.5h');
}
