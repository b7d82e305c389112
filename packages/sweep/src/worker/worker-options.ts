import { availableParallelism } from 'node:os';
import { checkOption, findUnknownOptions, type OptionSpec } from '@lenet5/core';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import type { SegmentTrainer } from './segment-trainer.js';

/** Options of `runWorker()`. Only `database` is required. */
export interface WorkerOptions {
  /** The URL of the database: `postgres://user:password@host/database?sslmode=verify-full`. */
  readonly database: string;
  /** Segments at a time. Default: the number of processors. */
  readonly concurrency?: number | undefined;
  /** Threads of each training. Default: processors / concurrency, rounded down, at least 1. */
  readonly threads?: number | undefined;
  /** Where the images are: `bundled`, `mirror`, a folder or a URL. Default bundled. */
  readonly data?: string | undefined;
  /** The only sweep to work on. Default: all that are running. */
  readonly sweep?: number | undefined;
  /** Seconds without a sign of life after which other workers take a segment over. Default 30. */
  readonly leaseSeconds?: number | undefined;
  /** Seconds between two looks at an empty queue. Default 0.5. */
  readonly pollSeconds?: number | undefined;
  /** Seconds for which a database that does not answer is tried again. Default 600. */
  readonly patienceSeconds?: number | undefined;
  /** Ends the worker after its current segments. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the worker at once; its segments go back to the queue. */
  readonly abort?: AbortSignal | undefined;
  /** Makes what trains the segments, instead of the compiled engine in threads: for simulations. */
  readonly createTrainer?: (() => SegmentTrainer) | undefined;
  /** Called when a segment was counted, was too late, or failed, for logs. */
  readonly onSegment?: ((report: SegmentReport) => void) | undefined;
}

/** What a worker did with one segment. */
export interface SegmentReport {
  readonly sweep: number;
  readonly trial: number;
  readonly from: number;
  readonly to: number;
  readonly outcome: 'counted' | 'late' | 'failed' | 'given-back';
  /** The message of the error of a failed segment. */
  readonly error?: string;
}

/** Options with their defaults. */
export type ResolvedWorkerOptions = WorkerOptions & {
  readonly concurrency: number;
  readonly threads: number;
  readonly data: string;
  readonly leaseSeconds: number;
  readonly pollSeconds: number;
  readonly patienceSeconds: number;
};

const TEXT: OptionSpec = {
  type: 'custom',
  expected: 'a text that is not empty',
  accepts: (value) => typeof value === 'string' && value !== '',
};
const SECONDS: OptionSpec = { type: 'number', above: 0 };
const ANY: OptionSpec = { type: 'custom', expected: 'anything', accepts: () => true };

const SPECS: Readonly<Record<keyof WorkerOptions, OptionSpec>> = {
  database: TEXT,
  concurrency: { type: 'integer', min: 1, max: 1024 },
  threads: { type: 'integer', min: 1, max: 64 },
  data: TEXT,
  sweep: { type: 'integer', min: 1 },
  leaseSeconds: SECONDS,
  pollSeconds: SECONDS,
  patienceSeconds: SECONDS,
  signal: ANY,
  abort: ANY,
  createTrainer: ANY,
  onSegment: ANY,
};

/** Checks options and adds the defaults. Throws InvalidSweepError. */
export function resolveWorkerOptions(options: WorkerOptions): ResolvedWorkerOptions {
  const problem =
    findUnknownOptions(options, Object.keys(SPECS))[0] ??
    Object.entries(SPECS)
      .filter(([name]) => name === 'database' || Object(options)[name] !== undefined)
      .map(([name, spec]) => checkOption(name, spec, Object(options)[name]))
      .find(Boolean);
  if (problem) throw new InvalidSweepError(problem);
  const processors = availableParallelism();
  const { concurrency = processors } = options;
  return {
    ...{ data: 'bundled', leaseSeconds: 30, pollSeconds: 0.5, patienceSeconds: 600 },
    threads: Math.max(1, Math.floor(processors / concurrency)),
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    database: options.database,
    concurrency,
  };
}
