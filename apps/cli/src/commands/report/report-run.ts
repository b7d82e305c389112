import { basename, resolve } from 'node:path';
import type { EpochDetails, ReportRun } from '@lenet5/report';
import type { SavedRun } from '../../run-folder/saved-run.js';
import type { ModelFindings } from './examine-model.js';

/** What was measured of an epoch; a run that was gone on with may have lost it. */
function detailsOf(epoch: SavedRun['epochs'][number]): EpochDetails {
  if (!epoch) return {};
  const { seconds, imagesPerSecond, learningRate } = epoch;
  return { seconds, imagesPerSecond, learningRate };
}

/** A run's name for people: its folder; where that is `.` or the like, the folder's own name. */
function nameOf(folder: string): string {
  return /^[./]+$/.test(folder) ? basename(resolve(folder)) : folder;
}

/** A run in the report's words. */
export function reportRun(run: SavedRun, findings: ModelFindings | undefined): ReportRun {
  const { layout, config, environment, history, epochs, start } = run;
  const known = epochs.some((epoch) => epoch !== undefined);
  return {
    name: nameOf(layout.folder),
    history,
    ...(start ? { trainSize: start.trainSize, validationSize: start.validationSize } : {}),
    ...(known ? { epochs: epochs.map(detailsOf) } : {}),
    ...findings,
    config,
    ...(environment ? { environment } : {}),
  };
}
