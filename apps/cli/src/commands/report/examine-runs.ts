import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportRun } from '@lenet5/report';
import type { RunLayout } from '../../run-folder/layout.js';
import type { SavedRun } from '../../run-folder/saved-run.js';
import type { ModelFindings } from './examine-model.js';
import type { ReportOptions } from './report-options.js';
import { reportRun } from './report-run.js';
import { testImageLoader } from './test-images.js';

function hasModel({ model }: RunLayout): boolean {
  return existsSync(join(model, 'model.json'));
}

/**
 * Scores the model of each run, one after the other, and converts the runs for the report. A run without a model, such
 * as an interrupted one, has no scores. With `scores: false`, loads no models.
 *
 * @param note called with a line of text before each step.
 * @param warn called with a line of text for each assumption and each run that is left out.
 */
export async function examineRuns(
  runs: readonly SavedRun[],
  { scores, data }: Pick<ReportOptions, 'scores' | 'data'>,
  note: (text: string) => void,
  warn: (text: string) => void,
): Promise<ReportRun[]> {
  const imagesOf = testImageLoader(data, note);
  const examine = async (run: SavedRun): Promise<ModelFindings | undefined> => {
    const { folder, model } = run.layout;
    if (!scores) return undefined;
    if (!hasModel(run.layout)) {
      note(`${folder} has no model because it did not end: only curves and options`);
      return undefined;
    }
    const { set, description } = await imagesOf(run);
    note(`scoring ${folder} on ${description}…`);
    const { examineModel } = await import('./examine-model.js');
    return examineModel(model, set, description, warn);
  };
  const examined: ReportRun[] = [];
  for (const run of runs) examined.push(reportRun(run, await examine(run)));
  return examined;
}
