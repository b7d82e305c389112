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
 * Scores the model of each run, one after the other, and gives the runs as the report takes them. A run that was
 * stopped before it had a model is told without; with `scores: false` no model is looked at.
 *
 * @param note hears what goes on, a line at a time.
 */
export async function examineRuns(
  runs: readonly SavedRun[],
  { scores, data }: Pick<ReportOptions, 'scores' | 'data'>,
  note: (text: string) => void,
): Promise<ReportRun[]> {
  const imagesOf = testImageLoader(data);
  const examine = async (run: SavedRun): Promise<ModelFindings | undefined> => {
    const { folder, model } = run.layout;
    if (!scores) return undefined;
    if (!hasModel(run.layout)) {
      note(`${folder} has no model, for it did not come to its end: curves and settings alone`);
      return undefined;
    }
    const { set, description } = await imagesOf(run);
    note(`scoring ${folder} on ${description}…`);
    const { examineModel } = await import('./examine-model.js');
    return examineModel(model, set, description);
  };
  const examined: ReportRun[] = [];
  for (const run of runs) examined.push(reportRun(run, await examine(run)));
  return examined;
}
