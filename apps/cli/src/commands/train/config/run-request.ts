import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Output, openOutput } from '../../../output.js';
import {
  createNamedRun,
  createNumberedRun,
  refuseExistingRun,
} from '../../../run-folder/create-run-folder.js';
import type { RunLayout } from '../../../run-folder/layout.js';
import { openRun } from '../../../run-folder/open-run.js';
import { type RecordedBuild, recordedBuild } from '../../../run-folder/recorded-build.js';
import { refuseConflicts } from './conflicts.js';
import { parseRunConfig } from './parse-run-config.js';
import { type RunTarget, readTarget } from './run-target.js';
import { DEFAULT_CONFIG, type TrainConfig } from './train-config.js';
import type { TrainFlags } from './train-flags.js';

const RUNS_FOLDER = 'runs';

/** Where a run is written, and the state it continues from. */
interface RunSource {
  readonly config: TrainConfig;
  /** The last checkpoint of a resumed run. */
  readonly checkpoint?: Uint8Array;
  /** The engine and kernels that computed the run so far: other kernels may round differently. */
  readonly builtBy?: RecordedBuild;
  /** A folder whose writability stands for that of the run folder, which need not exist yet. */
  readonly trialFolder: string;
  /** Creates the run folder, or returns that of the resumed run. Called once the data are known to be good. */
  createFolder(): Promise<RunLayout>;
}

/** One call of `lenet5 train` before its data are loaded. */
export interface RunRequest extends RunSource {
  /** Whether to check everything and keep nothing. */
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly output: Output;
}

/** A resumed run has the config of its folder, with the given flags applied. `maxTime` limits a single call. */
async function resumeRun(folder: string, given: Partial<TrainConfig>): Promise<RunSource> {
  const { layout, config: text, checkpoint } = await openRun(folder);
  const config = { ...parseRunConfig(text, folder), maxTime: null, ...given };
  const builtBy = checkpoint && (await recordedBuild(layout.env));
  return {
    config,
    ...(checkpoint ? { checkpoint } : {}),
    ...(builtBy ? { builtBy } : {}),
    trialFolder: folder,
    createFolder: async () => layout,
  };
}

async function openSource(target: RunTarget, given: Partial<TrainConfig>): Promise<RunSource> {
  if (target.kind === 'resumed') return resumeRun(target.folder, given);
  const config = { ...DEFAULT_CONFIG, ...given };
  if (target.kind === 'numbered') {
    const trialFolder = join(RUNS_FOLDER, `.${randomUUID()}`);
    return { config, trialFolder, createFolder: () => createNumberedRun(RUNS_FOLDER) };
  }
  const { folder, force } = target;
  if (!force) refuseExistingRun(folder);
  return { config, trialFolder: folder, createFolder: () => createNamedRun(folder, force) };
}

/**
 * Turns the flags, with a config file already merged in, into a request. Reads a run to resume; loads and writes
 * nothing else.
 *
 * @throws UsageError if flags conflict, RunExistsError, NoRunError.
 */
export async function createRunRequest(flags: TrainFlags): Promise<RunRequest> {
  const { out, resume, force, config, dryRun = false, quiet = false, json = false, color, ...given } = flags;
  const source = await openSource(readTarget(flags), given);
  refuseConflicts(source.config);
  return { ...source, dryRun, quiet, json, output: openOutput(color) };
}
