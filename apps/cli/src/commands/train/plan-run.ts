import { createNamedRun, createNumberedRun, refuseExistingRun } from '../../run-folder/create-run-folder.js';
import type { RunLayout } from '../../run-folder/layout.js';
import { openRun } from '../../run-folder/open-run.js';
import type { TrainConfig } from './config.js';
import type { TrainOptions } from './options.js';
import { parseConfig } from './parse-config.js';

const RUNS_FOLDER = 'runs';

/** A run about to begin or to go on. */
export interface PlannedRun {
  readonly config: TrainConfig;
  /** The checkpoint to go on from. */
  readonly checkpoint?: Uint8Array;
  /** Makes the folder; called when everything that can be wrong with the data was found. */
  claimFolder(): Promise<RunLayout>;
}

async function planResume(folder: string, given: Partial<TrainConfig>): Promise<PlannedRun> {
  const { layout, config: text, checkpoint } = await openRun(folder);
  const config = { ...parseConfig(text, folder), ...given };
  return { config, ...(checkpoint ? { checkpoint } : {}), claimFolder: async () => layout };
}

/**
 * Finds out what is to be run and where, before anything is loaded.
 *
 * @throws RunExistsError, NoRunError.
 */
export async function planRun({ config, given, target }: TrainOptions): Promise<PlannedRun> {
  if (target.kind === 'resumed') return planResume(target.folder, given);
  if (target.kind === 'numbered') return { config, claimFolder: () => createNumberedRun(RUNS_FOLDER) };
  const { folder, force } = target;
  if (!force) refuseExistingRun(folder);
  return { config, claimFolder: () => createNamedRun(folder, force) };
}
