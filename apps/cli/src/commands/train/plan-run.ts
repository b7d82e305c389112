import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createNamedRun, createNumberedRun, refuseExistingRun } from '../../run-folder/create-run-folder.js';
import type { RunLayout } from '../../run-folder/layout.js';
import { openRun } from '../../run-folder/open-run.js';
import { type RecordedBuild, recordedBuild } from '../../run-folder/recorded-build.js';
import type { TrainConfig } from './config.js';
import type { TrainOptions } from './options.js';
import { parseConfig } from './parse-config.js';
import { refuseConflicts } from './refuse-conflicts.js';

const RUNS_FOLDER = 'runs';

/** A run about to begin or to go on. */
export interface PlannedRun {
  readonly config: TrainConfig;
  /** The checkpoint to go on from. */
  readonly checkpoint?: Uint8Array;
  /** What computed the run up to that checkpoint: another build may round otherwise. */
  readonly builtBy?: RecordedBuild;
  /** A folder that stands for the run's own: where it can be written, the run's can. */
  readonly trialFolder: string;
  /** Makes the folder; called when everything that can be wrong with the data was found. */
  claimFolder(): Promise<RunLayout>;
}

/** A limit of time is one call's: the next one has none, unless it is given anew. */
async function planResume(folder: string, given: Partial<TrainConfig>): Promise<PlannedRun> {
  const { layout, config: text, checkpoint } = await openRun(folder);
  const config = { ...parseConfig(text, folder), maxTime: null, ...given };
  const builtBy = checkpoint && (await recordedBuild(layout.env));
  return {
    config,
    ...(checkpoint ? { checkpoint } : {}),
    ...(builtBy ? { builtBy } : {}),
    trialFolder: folder,
    claimFolder: async () => layout,
  };
}

async function plan({ config, given, target }: TrainOptions): Promise<PlannedRun> {
  if (target.kind === 'resumed') return planResume(target.folder, given);
  if (target.kind === 'numbered') {
    const trialFolder = join(RUNS_FOLDER, `.${randomUUID()}`);
    return { config, trialFolder, claimFolder: () => createNumberedRun(RUNS_FOLDER) };
  }
  const { folder, force } = target;
  if (!force) refuseExistingRun(folder);
  return { config, trialFolder: folder, claimFolder: () => createNamedRun(folder, force) };
}

/**
 * Finds out what is to be run and where, before anything is loaded. A resumed run has the config of its folder with
 * the given flags put in.
 *
 * @throws RunExistsError, NoRunError; UsageError where flags do not go together.
 */
export async function planRun(options: TrainOptions): Promise<PlannedRun> {
  const planned = await plan(options);
  refuseConflicts(planned.config);
  return planned;
}
