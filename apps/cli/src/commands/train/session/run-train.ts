import type { Interruption } from '../../../interrupt.js';
import type { RunRequest } from '../config/run-request.js';
import { openProgress } from '../progress/open-progress.js';
import type { ProgressView } from '../progress/progress-view.js';
import { describeData } from '../progress/run-notes.js';
import { type LoadedData, loadRunData } from './load-run-data.js';
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
  const loading = loadRunData(config, (text) => view.note(text), request.stream);
  const [loaded, run] = await Promise.all([loading, loadRun(request)]);
  try {
    return await run(await prepare(request, loaded, view, interruption));
  } finally {
    await loaded.close();
  }
}

/** Selects the images of a run, warns about them, and computes what its teachers say about them. */
async function prepare(
  request: RunRequest,
  loaded: LoadedData,
  view: ProgressView,
  interruption: Interruption,
): Promise<RunSession> {
  const { config, output } = request;
  const data = selectData(loaded, config);
  view.note(describeData(data));
  const warnings = await runWarnings(data, config);
  for (const warning of warnings) output.err.line(`warning: ${runWarningText(warning)}`);
  const softTargets = await softTargetsOf(request, data, view);
  return { ...request, data, ...(softTargets ? { softTargets } : {}), warnings, view, interruption };
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
