import { checkOption, findUnknownOptions, type OptionSpec } from '@lenet5/core';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import type { Space } from '../space/space.js';
import type { Objective, Scheduler, SweepSpec } from '../space/sweep-spec.js';
import type { WorkerOptions } from '../worker/worker-options.js';

/** Where the sweep is: the URL of a database, or a folder for the data of the embedded server. */
export type SweepDatabase = string | { readonly folder: string };

/** Options of `sweep()`. `database` is required, and `space` for a new sweep. */
export interface SweepOptions {
  /** A URL such as `postgres://user@host/database`, or `{ folder }` to start the embedded server with its data there. */
  readonly database: SweepDatabase;
  /**
   * What is tried. With `resume`, what differs from the space of the sweep, such as `{ seeds }`: the trials that the sweep
   * does not have are added. Those with more epochs are new ones, and begin at the first epoch.
   */
  readonly space?: Space | undefined;
  /** The number that trials are compared by. Default `val_accuracy`. */
  readonly objective?: Objective | undefined;
  /** Default `none`. `asha` alone pauses at 1, 3, 9, … epochs. */
  readonly scheduler?: 'none' | 'asha' | Scheduler | undefined;
  /** Default `split:5000`: 5000 training images are held out. `test` chooses on the test images. */
  readonly validation?: SweepSpec['validation'] | undefined;
  /** Default `simd`, which gives the same bits on every machine. */
  readonly kernels?: SweepSpec['kernels'] | undefined;
  /** Epochs from one checkpoint to the next. Default 1. */
  readonly segmentEpochs?: number | undefined;
  /** Fraction of the segments that are trained twice, by another worker if there is one, to compare the weights. Default 0. */
  readonly verify?: number | undefined;
  /** Only the first so many trials of the space. */
  readonly maxTrials?: number | undefined;
  /** Stops the sweep after this time in seconds. */
  readonly maxSeconds?: number | undefined;
  /** The number of an existing sweep to go on with. */
  readonly resume?: number | undefined;
  /** Options of the worker in this process; false for none. */
  readonly worker?: Omit<WorkerOptions, 'database' | 'sweep' | 'signal' | 'abort'> | false | undefined;
  /** Leaves the sweep: the worker of this process finishes its segments, and the sweep can be resumed. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_ASHA: Scheduler = { name: 'asha', minEpochs: 1, reduction: 3 };
const SPLIT = /^split:[1-9]\d*$/;

const custom = (expected: string, accepts: (value: unknown) => boolean): OptionSpec => ({
  type: 'custom',
  expected,
  accepts,
});

const COUNT: OptionSpec = { type: 'integer', min: 1, max: 1_000_000 };

const SPECS: Readonly<Record<keyof SweepOptions, OptionSpec>> = {
  database: custom('a URL or { folder }', (value) => isText(value) || isText(Object(value).folder)),
  space: custom(
    'an object such as { seeds: [1, 2] }',
    (value) => typeof value === 'object' && value !== null,
  ),
  objective: { type: 'choice', choices: ['val_accuracy', 'val_loss'] },
  scheduler: custom('none, asha or { name: "asha", minEpochs, reduction }', isScheduler),
  validation: custom(
    'split:N, such as split:5000, or test',
    (value) => value === 'test' || SPLIT.test(String(value)),
  ),
  kernels: { type: 'choice', choices: ['simd', 'relaxed-simd'] },
  segmentEpochs: COUNT,
  verify: { type: 'number', min: 0, max: 1 },
  maxTrials: COUNT,
  maxSeconds: { type: 'number', above: 0 },
  resume: { type: 'integer', min: 1 },
  worker: custom(
    'an object or false',
    (value) => value === false || (typeof value === 'object' && value !== null),
  ),
  signal: custom('an AbortSignal', (value) => value instanceof AbortSignal),
};

/** Throws InvalidSweepError unless the options are valid. */
export function checkSweepOptions(options: SweepOptions): void {
  const given = Object.entries(SPECS).filter(
    ([name]) => name === 'database' || Object(options)[name] !== undefined,
  );
  const problem =
    findUnknownOptions(options, Object.keys(SPECS))[0] ??
    given.map(([name, spec]) => checkOption(name, spec, Object(options)[name])).find(Boolean) ??
    (options.resume === undefined ? checkOption('space', SPECS.space, options.space) : undefined);
  if (problem) throw new InvalidSweepError(problem);
}

/** What is stored of the options beside the space, with their defaults. */
export function specOf(options: SweepOptions): SweepSpec {
  const { objective = 'val_accuracy', validation = 'split:5000', kernels = 'simd' } = options;
  const { scheduler = 'none', segmentEpochs = 1, verify = 0 } = options;
  const named: Scheduler = scheduler === 'asha' ? DEFAULT_ASHA : { name: 'none' };
  return {
    ...{ objective, validation, kernels, segmentEpochs, verify },
    scheduler: typeof scheduler === 'string' ? named : scheduler,
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isScheduler(value: unknown): boolean {
  const { name = value, minEpochs = 1, reduction = 2 } = Object(value);
  if (name !== 'asha') return name === 'none';
  return [minEpochs, reduction].every(Number.isInteger) && minEpochs >= 1 && reduction >= 2;
}
