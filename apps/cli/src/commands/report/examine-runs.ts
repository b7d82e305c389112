import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportRun } from '@lenet5/report';
import type { ImageSetWarning } from '../../data-set/image-set-warnings.js';
import type { RunLayout } from '../../run-folder/layout.js';
import type { SavedRun } from '../../run-folder/saved-run.js';
import type { ReportOptions } from './report-options.js';
import { reportRun } from './report-run.js';
import { testImageLoader } from './test-images.js';

/** A run for the report. */
export interface ExaminedRun {
  readonly run: ReportRun;
  /** Warnings about the test images; empty if the run was not scored. */
  readonly warnings: readonly ImageSetWarning[];
}

function hasModel({ model }: RunLayout): boolean {
  return existsSync(join(model, 'model.json'));
}

/**
 * Scores the model of each run, one after the other, and converts the runs for the report. A run without a model, such
 * as an interrupted one, has no scores. With `scores: false`, loads no models.
 *
 * @param note called with a line of text before each step.
 * @param warn called with a line of text for each assumption and each warning about the test images.
 */
export async function examineRuns(
  runs: readonly SavedRun[],
  { scores, robustness, data }: Pick<ReportOptions, 'scores' | 'robustness' | 'data'>,
  note: (text: string) => void,
  warn: (text: string) => void,
): Promise<ExaminedRun[]> {
  const imagesOf = testImageLoader(data, note, warn);
  const examine = async (run: SavedRun): Promise<ExaminedRun> => {
    const { folder, model } = run.layout;
    const unscored = { run: reportRun(run, undefined), warnings: [] };
    if (!scores) return unscored;
    if (!hasModel(run.layout)) {
      note(`${folder} has no model because it did not end: only curves and options`);
      return unscored;
    }
    const { set, description, warnings } = await imagesOf(run);
    note(`scoring ${folder} on ${description}…`);
    const { examineModel } = await import('./examine-model.js');
    const findings = await examineModel(model, { set, on: description, robustness }, warn);
    return { run: reportRun(run, findings), warnings };
  };
  const examined: ExaminedRun[] = [];
  for (const run of runs) examined.push(await examine(run));
  return examined;
}
