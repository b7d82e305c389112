import { chooseView } from './choose-view.js';
import { describeData, describeDownload } from './describe-run.js';
import { loadData } from './load-data.js';
import type { ProgressView } from './progress-view.js';
import type { TrainCall } from './train-call.js';

/** Announces each file of a download once. */
function announceDownloads(view: ProgressView): (file: string, total: number | null) => void {
  const known = new Set<string>();
  return (file, total) => {
    if (!known.has(file)) view.note(describeDownload(file, total));
    known.add(file);
  };
}

/**
 * Loads, trains, keeps and reports one run. TensorFlow.js is loaded only when the data was found good.
 *
 * @returns the exit code: 0, or that of the signal that ended it.
 */
export async function runTrain(call: TrainCall): Promise<number> {
  const { options, plan, output } = call;
  const view = chooseView(options.quiet, output.err);
  const data = await loadData(plan.config, announceDownloads(view));
  view.note(describeData(data));
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun({ ...call, view, data });
  }
  const { trainSession } = await import('./train-session.js');
  return trainSession({ ...call, view, data });
}
