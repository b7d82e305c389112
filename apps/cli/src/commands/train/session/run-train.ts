import type { Interruption } from '../../../interrupt.js';
import type { RunRequest } from '../config/run-request.js';
import { openProgress } from '../progress/open-progress.js';
import type { ProgressView } from '../progress/progress-view.js';
import { describeData } from '../progress/run-notes.js';
import { loadRunData } from './load-run-data.js';
import { type RunData, selectData } from './run-data.js';
import type { RunSession } from './run-session.js';
import { runWarnings, runWarningText } from './run-warnings.js';
import type { SoftTargets } from './soft-targets.js';

/**
 * Loads the data, then trains, saves and reports one run, or tries it out with `--dry-run`.
 *
 * @returns the exit code: 0, or that of the signal that ended the run.
 */
export async function runTrain(request: RunRequest, interruption: Interruption): Promise<number> {
  const { config, output } = request;
  const view = openProgress(request.quiet, output.err);
  const loading = loadRunData(config, (text) => view.note(text));
  const [loaded, run] = await Promise.all([loading, loadRun(request)]);
  const data = selectData(loaded, config);
  view.note(describeData(data));
  const warnings = runWarnings(data, config);
  for (const warning of warnings) output.err.line(`warning: ${runWarningText(warning)}`);
  const softTargets = await softTargetsOf(request, data, view);
  return run({ ...request, data, ...(softTargets ? { softTargets } : {}), warnings, view, interruption });
}

/** Loads the code that predicts only for a run with teachers. */
async function softTargetsOf(
  request: RunRequest,
  { train }: RunData,
  view: ProgressView,
): Promise<SoftTargets | undefined> {
  if (request.config.teacher === null) return undefined;
  const { loadSoftTargets } = await import('./soft-targets.js');
  return loadSoftTargets(request, train, (text) => view.note(text));
}

/** Loads the code of a run or of a trial. */
async function loadRun({ dryRun }: RunRequest): Promise<(session: RunSession) => Promise<number>> {
  if (dryRun) return (await import('./dry-run.js')).dryRun;
  return (await import('./train-session.js')).trainSession;
}
