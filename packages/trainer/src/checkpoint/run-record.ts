import type { History } from '@lenet5/metrics';
import { INPUT_NORMALIZATIONS } from '../input-normalization.js';
import { isRecord } from '../is-record.js';
import type { EpochSums } from '../run/progress.js';
import type { RunIdentity } from './run-identity.js';

/** The newest version of the record that this code reads, and the one that it writes. */
export const RECORD_VERSION = 2;

/** The first release that reads records of that version. A record names it, so that an earlier release can say it. */
export const RECORD_RELEASE = '0.1.0';

/** The first version whose files have a checksum. */
export const CHECKSUM_VERSION = 2;

/** The contents of a checkpoint besides its tensors: JSON in the metadata of the file. */
export interface RunRecord {
  readonly version: number;
  /** The first release that reads it; absent in records of commits before the first release. */
  readonly release?: string;
  readonly identity: RunIdentity;
  readonly epoch: number;
  readonly step: number;
  readonly sums: EpochSums;
  readonly history: History;
  /** Completed steps of the optimizer. */
  readonly optimizerStep: number;
  /** The names of the tensors, in the order in which an engine takes them. */
  readonly tensors: Readonly<Record<'weights' | 'buffers' | 'moments', readonly string[]>>;
  /** Whether the file also contains the weights of the best epoch. */
  readonly hasBest: boolean;
}

/** Whether parsed JSON is a complete record. */
export function isRunRecord(value: unknown): value is RunRecord {
  return (
    isRecord(value) &&
    isIdentity(value.identity) &&
    hasFields(value, ['epoch', 'step', 'optimizerStep'], isCount) &&
    hasFields(value.sums, ['images', 'lossSum', 'correct', 'seconds'], Number.isFinite) &&
    hasFields(value.history, ['loss', 'accuracy', 'val_loss', 'val_accuracy'], isListOf('number')) &&
    hasFields(value.tensors, ['weights', 'buffers', 'moments'], isListOf('string')) &&
    typeof value.hasBest === 'boolean'
  );
}

function isIdentity(value: unknown): boolean {
  return (
    isRecord(value) &&
    isListOf('string')(value.layers) &&
    hasFields(value, ['optimizer', 'trainData'], (field) => typeof field === 'string') &&
    (value.loss === undefined || value.loss === 'mse') &&
    (value.normalization === undefined || String(value.normalization) in INPUT_NORMALIZATIONS) &&
    hasFields(value, ['labelSmoothing', 'batchSize', 'seed', 'trainSize', 'validationSize'], Number.isFinite)
  );
}

/** Whether a value is an object whose fields of these names pass a check. */
function hasFields(value: unknown, names: readonly string[], passes: (field: unknown) => boolean): boolean {
  return isRecord(value) && names.every((name) => passes(value[name]));
}

function isListOf(type: 'number' | 'string'): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every((item) => typeof item === type);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}
