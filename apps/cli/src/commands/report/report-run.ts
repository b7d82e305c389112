import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { CLASSES } from '@lenet5/mnist';
import type { EpochDetails, ReportRun } from '@lenet5/report';
import type { SavedRun } from '../../run-folder/saved-run.js';
import { withAppliedDefaults } from '../train/config/applied-defaults.js';
import type { ModelFindings } from './examine-model.js';

/** The measurements of an epoch. A resumed run may have lost them. */
function detailsOf(epoch: SavedRun['epochs'][number]): EpochDetails {
  if (!epoch) return {};
  const { seconds, imagesPerSecond, learningRate } = epoch;
  return { seconds, imagesPerSecond, learningRate };
}

/** The name of a run: its folder as given; the folder's base name for `.` and the like. */
function nameOf(folder: string): string {
  return /^[./]+$/.test(folder) ? basename(resolve(folder)) : folder;
}

/** The number of classes of a run whose model is not loaded; none for the network of 1998, whose loss is not that of guessing. */
function guessedClassesOf({ config, layout }: SavedRun): { readonly classes?: number } {
  const hasOtherClasses = existsSync(layout.classNames);
  return hasOtherClasses || config.model === 'lenet5-1998' ? {} : { classes: CLASSES };
}

/** Converts a run for the report. */
export function reportRun(run: SavedRun, findings: ModelFindings | undefined): ReportRun {
  const { layout, config, environment, history, epochs, start } = run;
  const known = epochs.some((epoch) => epoch !== undefined);
  return {
    name: nameOf(layout.folder),
    history,
    ...(start ? { trainSize: start.trainSize, validationSize: start.validationSize } : {}),
    ...(known ? { epochs: epochs.map(detailsOf) } : {}),
    ...(findings ?? guessedClassesOf(run)),
    config: withAppliedDefaults(config),
    ...(environment ? { environment } : {}),
  };
}
