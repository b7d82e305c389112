import { readFile } from 'node:fs/promises';
import { decodeSafetensors, isJsonObject } from '@lenet5/core';
import { bestEpoch, type History } from '@lenet5/metrics';
import { runOfModel } from '../../model-file/run-of-model.js';
import { recordedVersion } from '../../run-folder/recorded-version.js';
import { type RunStart, type RunStatus, readSavedRun } from '../../run-folder/saved-run.js';
import { changedOptions, commandOf, type SavedOption } from '../train/config/changed-options.js';
import type { ModelInfo } from './model-info.js';

/** The scores of an epoch. */
export interface EpochScores {
  readonly epoch: number;
  readonly loss?: number | undefined;
  readonly accuracy?: number | undefined;
  readonly val_loss?: number | undefined;
  readonly val_accuracy?: number | undefined;
}

/** How a model was trained: the run in whose folder it lies. */
export interface TrainingInfo {
  /** The run folder, absolute. */
  readonly folder: string;
  readonly status: RunStatus;
  readonly epochs: number;
  readonly start?: RunStart;
  readonly startedAt?: string;
  /** The version of lenet5. */
  readonly lenet5?: string;
  /** The options that differ from the defaults. */
  readonly options: readonly SavedOption[];
  /** The command that repeats the run. */
  readonly command: string;
  readonly best?: EpochScores;
  readonly last?: EpochScores;
}

function scoresOf(history: History, epoch: number): EpochScores {
  const at = epoch - 1;
  return {
    epoch,
    loss: history.loss[at],
    accuracy: history.accuracy[at],
    val_loss: history.val_loss[at],
    val_accuracy: history.val_accuracy[at],
  };
}

/**
 * Describes the run that trained a model. Undefined if the model does not lie in a run folder.
 *
 * @throws DamagedRunError if a file of the run is invalid.
 */
export async function trainingInfo(path: string): Promise<TrainingInfo | undefined> {
  const folder = runOfModel(path);
  if (folder === undefined) return undefined;
  const run = await readSavedRun(folder);
  const { config, history, start, status, environment } = run;
  const best = bestEpoch(history);
  const epochs = history.loss.length;
  const startedAt = environment?.startedAt;
  const lenet5 = recordedVersion(run.environment);
  return {
    ...{ folder, status, epochs, options: changedOptions(config), command: commandOf(config) },
    ...(start ? { start } : {}),
    ...(typeof startedAt === 'string' ? { startedAt } : {}),
    ...(lenet5 === undefined ? {} : { lenet5 }),
    ...(best ? { best: scoresOf(history, best.epoch), last: scoresOf(history, epochs) } : {}),
  };
}

/** The position of a checkpoint in its run. */
export interface CheckpointPosition {
  /** Finished epochs. */
  readonly epoch: number;
  /** Finished steps of the epoch after it. */
  readonly step: number;
}

/** The position of a checkpoint; undefined if the file is another model. */
export async function checkpointPosition({
  file,
  format,
}: Pick<ModelInfo, 'file' | 'format'>): Promise<CheckpointPosition | undefined> {
  if (format !== 'safetensors') return undefined;
  const { 'lenet5.run': record } = decodeSafetensors(await readFile(file), file).metadata;
  const position: unknown = JSON.parse(record ?? 'null');
  if (!isJsonObject(position)) return undefined;
  const { epoch, step } = position;
  return typeof epoch === 'number' && typeof step === 'number' ? { epoch, step } : undefined;
}
