import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatQuantity } from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import { currentInvocation, quoteWord } from '../../../invocation.js';
import { type Output, openOutput } from '../../../output.js';
import {
  createNamedRun,
  createNumberedRun,
  type LockedRun,
  lockLayout,
  refuseExistingRun,
} from '../../../run-folder/create-run-folder.js';
import type { RunLayout } from '../../../run-folder/layout.js';
import { readMetrics } from '../../../run-folder/metrics-log.js';
import { openRun } from '../../../run-folder/open-run.js';
import { readHistory } from '../../../run-folder/read-history.js';
import { type RecordedBuild, recordedBuild } from '../../../run-folder/recorded-build.js';
import { readOfVersion } from '../../../run-folder/recorded-version.js';
import type { ResumePoint } from '../../../run-folder/resume-point.js';
import { CheckpointMissingError } from '../../../run-folder/run-folder-errors.js';
import { refuseConflicts, withoutOrphans } from './conflicts.js';
import { parseRunConfig } from './parse-run-config.js';
import { type RunTarget, readTarget } from './run-target.js';
import { DEFAULT_CONFIG, type TrainConfig, withDefaults } from './train-config.js';
import type { TrainFlags } from './train-flags.js';

const RUNS_FOLDER = 'runs';

/** Where a run is written, and the state it continues from. */
interface RunSource {
  readonly config: TrainConfig;
  /** The checkpoint of a resumed run. */
  readonly checkpoint?: ResumePoint;
  /** The engine and kernels that computed the run so far: other kernels may round differently. */
  readonly builtBy?: RecordedBuild;
  /** The number of epochs that a resumed run was to have so far. */
  readonly earlierEpochs?: number;
  /** Where a resumed run keeps its soft targets, if it has teachers. */
  readonly keptTargets?: string;
  /** Whether a resumed run has no checkpoint, and so starts from the beginning. */
  readonly isRestart: boolean;
  /** The folder to check for write permission in place of the run folder, which might not exist yet. */
  readonly trialFolder: string;
  /** Creates and locks the run folder, or locks that of the resumed run. Called once the data are known to be good. */
  createFolder(): Promise<LockedRun>;
}

/** One call of `lenet5 train` before its data are loaded. */
export interface RunRequest extends RunSource {
  /** Whether to check everything and keep nothing. */
  readonly dryRun: boolean;
  /** Whether the images stay on disk even if they fit into the memory. */
  readonly stream: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly output: Output;
}

/**
 * Throws {@link CheckpointMissingError} if a run has lost its checkpoint: its results would be overwritten. A run that was
 * killed before its first checkpoint has lost nothing.
 */
async function refuseLostCheckpoint(layout: RunLayout): Promise<void> {
  const { folder, history, config, metrics, lastCheckpoint } = layout;
  if (!readMetrics(metrics).some(({ type }) => type === 'checkpoint')) return;
  const epochs = existsSync(history) ? (await readHistory(history)).loss.length : 0;
  const command = `${currentInvocation()} train --config ${quoteWord(config)} --out ${quoteWord(folder)}-again`;
  throw new CheckpointMissingError(folder, lastCheckpoint, formatQuantity(epochs, 'finished epoch'), command);
}

/** A resumed run has the config of its folder, with the given flags applied. `maxTime` limits a single call. */
async function resumeRun(folder: string, given: Partial<TrainConfig>): Promise<RunSource> {
  const { layout, config: text, checkpoint } = await openRun(folder);
  if (!checkpoint) await refuseLostCheckpoint(layout);
  const earlier = await readOfVersion(folder, layout.env, () => parseRunConfig(text, folder));
  // Runs of earlier versions may contain options that do not apply, and did not affect them.
  const applied = withoutOrphans(earlier, earlier);
  const config = { ...DEFAULT_CONFIG, ...applied, maxTime: null, ...given };
  const builtBy = checkpoint && (await recordedBuild(layout.env));
  return {
    config,
    ...(checkpoint ? { checkpoint } : {}),
    ...(builtBy ? { builtBy } : {}),
    earlierEpochs: earlier.epochs,
    keptTargets: layout.softTargets,
    isRestart: !checkpoint,
    trialFolder: folder,
    createFolder: async () => lockLayout(layout),
  };
}

async function openSource(target: RunTarget, given: Partial<TrainConfig>): Promise<RunSource> {
  if (target.kind === 'resumed') return resumeRun(target.folder, given);
  const config = withDefaults(given);
  if (target.kind === 'numbered') {
    const trialFolder = join(RUNS_FOLDER, `.${randomUUID()}`);
    return { config, isRestart: false, trialFolder, createFolder: () => createNumberedRun(RUNS_FOLDER) };
  }
  const { folder, force } = target;
  if (!force) refuseExistingRun(folder);
  return { config, isRestart: false, trialFolder: folder, createFolder: () => createNamedRun(folder, force) };
}

/**
 * Turns the flags, with a config file already merged in, into a request. Reads a run to resume; loads and writes
 * nothing else.
 *
 * @throws UsageError if flags conflict, RunExistsError, NoRunError.
 */
export async function createRunRequest(flags: TrainFlags): Promise<RunRequest> {
  const { out, resume, force, config, color, ...settings } = flags;
  const { dryRun = false, stream = false, quiet = false, json = false, ...given } = settings;
  const source = await openSource(readTarget(flags), given);
  refuseConflicts(source.config);
  if (stream && source.config.engine === 'tfjs')
    throw new UsageError({
      problem: '--stream does not apply to --engine tfjs',
      found: 'the tfjs engine trains on images in memory',
      remedy: 'omit one of them',
    });
  return { ...source, dryRun, stream, quiet, json, output: openOutput(color) };
}
