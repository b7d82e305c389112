import type { Interruption } from '../../../interrupt.js';
import type { RunRequest } from '../config/run-request.js';
import { openProgress } from '../progress/open-progress.js';
import { describeData } from '../progress/run-notes.js';
import { loadRunData } from './load-run-data.js';
import { selectData } from './run-data.js';
import { runWarnings, runWarningText } from './run-warnings.js';

/**
 * Loads the data, then trains, saves and reports one run, or tries it out with `--dry-run`. TensorFlow.js is loaded only
 * after the data are known to be good.
 *
 * @returns the exit code: 0, or that of the signal that ended the run.
 */
export async function runTrain(request: RunRequest, interruption: Interruption): Promise<number> {
  const { config, output } = request;
  const view = openProgress(request.quiet, output.err);
  const data = selectData(await loadRunData(config, (text) => view.note(text)), config);
  view.note(describeData(data));
  const warnings = runWarnings(data, config);
  for (const warning of warnings) output.err.line(`warning: ${runWarningText(warning)}`);
  const session = { ...request, data, warnings, view, interruption };
  if (request.dryRun) {
    const { dryRun } = await import('./dry-run.js');
    return dryRun(session);
  }
  const { trainSession } = await import('./train-session.js');
  return trainSession(session);
}
