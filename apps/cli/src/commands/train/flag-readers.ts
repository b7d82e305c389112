import { resolve } from 'node:path';
import { UsageError } from '../../errors/usage-error.js';
import { oneOf } from '../../flags/one-of.js';
import { positiveNumber } from '../../flags/positive-number.js';
import { wholeNumber } from '../../flags/whole-number.js';
import type { TrainConfig, Validation } from './config.js';

/** The engine's own bound. */
const MAX_THREADS = 64;
const MAX_COUNT = 1_000_000;
const MAX_SEED = 2 ** 32 - 1;
const NAMED_SOURCES = new Set(['bundled', 'mirror']);
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

function readValidation(text: string): Validation {
  if (text === 'test' || text === 'none') return text;
  const count = /^split:(\d+)$/.exec(text)?.[1];
  if (count && Number(count) > 0) return `split:${Number(count)}`;
  throw new UsageError(
    `--validation ${text} is not allowed — give test, none or split:N, such as split:5000`,
  );
}

function readData(text: string): string {
  if (text === '') throw new UsageError('--data is empty — give bundled, mirror, a folder or a URL');
  return NAMED_SOURCES.has(text) || ADDRESS.test(text) ? text : resolve(text);
}

function readFolder(flag: string): (text: string) => string {
  return (text) => {
    if (text) return text;
    throw new UsageError(`${flag} is empty — give the path of a folder`);
  };
}

/** The flags of `lenet5 train` that take a value, and what they are read as. */
export interface FlagValues extends Omit<TrainConfig, 'threads' | 'limit'> {
  readonly threads: number;
  readonly limit: number;
  readonly out: string;
  readonly resume: string;
}

/** How the value of each flag is read; each reader throws {@link UsageError} on a value it cannot mean. */
export const readFlag: { readonly [Flag in keyof FlagValues]: (text: string) => FlagValues[Flag] } = {
  epochs: wholeNumber('--epochs', 1, MAX_COUNT),
  batchSize: wholeNumber('--batch-size', 1, MAX_COUNT),
  optimizer: oneOf('--optimizer', ['adam', 'sgd']),
  learningRate: positiveNumber('--learning-rate', 10),
  seed: wholeNumber('--seed', 0, MAX_SEED),
  engine: oneOf('--engine', ['auto', 'compiled', 'tfjs']),
  threads: wholeNumber('--threads', 1, MAX_THREADS),
  kernels: oneOf('--kernels', ['auto', 'simd', 'relaxed-simd']),
  data: readData,
  validation: readValidation,
  limit: wholeNumber('--limit', 1, MAX_COUNT),
  out: readFolder('--out'),
  resume: readFolder('--resume'),
};
