import type { History } from '@lenet5/metrics';
import { isRecord } from '../options/option-checks.js';
import type { EpochSums } from '../run/progress.js';
import type { RunIdentity } from './run-identity.js';

/** The newest form of the record that this code writes and reads. */
export const RECORD_VERSION = 1;

/** What a checkpoint says beside its tensors: JSON in the file's metadata. */
export interface RunRecord {
  readonly version: number;
  readonly identity: RunIdentity;
  readonly epoch: number;
  readonly step: number;
  readonly sums: EpochSums;
  readonly history: History;
  /** Optimiser steps taken. */
  readonly optimizerStep: number;
  /** The tensors' names, in the order in which an engine takes them. */
  readonly tensors: Readonly<Record<'weights' | 'buffers' | 'moments', readonly string[]>>;
  /** Whether the best epoch's weights are there too. */
  readonly hasBest: boolean;
}

const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

const isStrings = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

/** Whether an object has fields of these names that all pass. */
function hasFields(value: unknown, names: readonly string[], passes: (field: unknown) => boolean): boolean {
  return isRecord(value) && names.every((name) => passes(value[name]));
}

function isIdentity(value: unknown): boolean {
  return (
    isRecord(value) &&
    isStrings(value.layers) &&
    hasFields(value, ['optimizer', 'trainData'], (field) => typeof field === 'string') &&
    hasFields(value, ['labelSmoothing', 'batchSize', 'seed', 'trainSize', 'validationSize'], Number.isFinite)
  );
}

/** Whether parsed JSON is a whole record. */
export function isRunRecord(value: unknown): value is RunRecord {
  return (
    isRecord(value) &&
    isIdentity(value.identity) &&
    hasFields(value, ['epoch', 'step', 'optimizerStep'], isCount) &&
    hasFields(value.sums, ['images', 'lossSum', 'correct', 'seconds'], Number.isFinite) &&
    hasFields(value.history, ['loss', 'accuracy', 'val_loss', 'val_accuracy'], isNumbers) &&
    hasFields(value.tensors, ['weights', 'buffers', 'moments'], isStrings) &&
    typeof value.hasBest === 'boolean'
  );
}
