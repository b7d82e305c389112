import { formatThreadSteps } from '@lenet5/core';
import { bestEpoch } from '@lenet5/metrics';
import type { EndEvent, TrainableModel } from '@lenet5/trainer';
import { guessedClasses } from '../../../model-file/reject-penalty.js';
import type { RunRecord } from '../../../run-folder/run-record.js';
import type { RunOutcome } from '../session/follow-run.js';
import type { RunSession } from '../session/run-session.js';
import { diagnosisOfRun, type RunDiagnosis } from './diagnosis-of-run.js';
import { nextCommand, nextCommandNote, resumeCommand } from './next-command.js';
import { predictFirst } from './predict-first.js';
import { drawSummary } from './summary.js';

async function writeStdout(
  { json, quiet, output: { out }, data }: RunSession,
  { layout: { folder }, history, epochs }: RunRecord,
  model: TrainableModel,
  end: EndEvent,
  { sentence: diagnosis, verdict }: RunDiagnosis,
): Promise<void> {
  if (quiet && !json) {
    out.data(folder);
    return;
  }
  if (end.stopped === 'interrupted' && !json) return;
  const prediction = data.test && (await predictFirst(model, data.test));
  if (json) {
    const firstTestImage = prediction ? { true: prediction.label, predicted: prediction.predicted } : null;
    out.data(JSON.stringify({ ...end, run: folder, verdict, diagnosis, firstTestImage }));
    return;
  }
  const best = bestEpoch(history)?.epoch;
  const summary = {
    epochs,
    history,
    diagnosis,
    folder,
    ...(best === undefined ? {} : { best }),
    ...(prediction ? { prediction } : {}),
  };
  out.line();
  for (const line of drawSummary(summary, out)) out.line(line);
}

/**
 * Reports the end of a run. On stdout: the `end` line with `--json`, the folder with `--quiet`, else the summary. On
 * stderr: why the run stopped early, and the command to continue it, or that it failed.
 */
export async function reportEnd(
  session: RunSession,
  record: RunRecord,
  model: TrainableModel,
  outcome: RunOutcome,
): Promise<void> {
  const { config, quiet, output } = session;
  const { folder } = record.layout;
  const { end } = outcome;
  if (end.stopped === 'early' && !quiet) output.err.line(`stopped early: ${end.why}`);
  if (outcome.start.threads > 1 && end.threadSteps && !quiet) {
    output.err.line(`threads: ${formatThreadSteps(end.threadSteps)}`);
  }
  if (end.restored !== undefined && !quiet) {
    output.err.line(`the model has the weights of epoch ${end.restored}, the best one`);
  }
  const diagnosis = diagnosisOfRun(record.history, outcome.start, guessedClasses(model));
  await writeStdout(session, record, model, end, diagnosis);
  if (end.stopped === 'interrupted') {
    output.err.line('stopped; to resume: ', resumeCommand(folder));
  } else if (diagnosis.failed && !quiet) {
    const other = diagnosis.verdict === 'diverged' ? 'a lower' : 'another';
    output.err.line(
      `to try again: start a new run with ${other} --learning-rate (this run: ${config.learningRate})`,
    );
  } else if (!quiet) {
    output.err.line('to continue: ', nextCommand(folder, config, outcome));
    const note = nextCommandNote(config, outcome);
    if (note) output.err.line(note);
  }
}
