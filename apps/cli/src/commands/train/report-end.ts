import { bestEpoch, diagnose } from '@lenet5/metrics';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Output } from '../../output.js';
import type { RunRecord } from '../../run-folder/run-record.js';
import type { Ending } from './follow-run.js';
import type { RunData } from './load-data.js';
import type { TrainOptions } from './options.js';
import { predictFirst } from './predict-first.js';
import { resumeCommand } from './resume-command.js';
import { drawSummary } from './summary.js';

/** A run that has ended, and where to tell of it. */
export interface EndedRun {
  readonly options: TrainOptions;
  readonly output: Output;
  readonly record: RunRecord;
  readonly data: RunData;
  readonly model: Sequential;
  readonly ending: Ending;
}

/** How many more epochs the next command proposes: as many again. */
const AGAIN = 2;

async function tellOnStdout({ options, output, record, data, model, ending }: EndedRun): Promise<void> {
  const { end, start } = ending;
  const { folder } = record.layout;
  const { history, epochs } = record;
  if (options.quiet && !options.json) {
    output.out.line(folder);
    return;
  }
  const diagnosis = diagnose(history, start.validationSize || 1, start.trainSize).sentence;
  const prediction = await predictFirst(model, data.test, data.verified);
  if (options.json) {
    const firstTestImage = { true: prediction.label, predicted: prediction.predicted };
    output.out.line(JSON.stringify({ ...end, run: folder, diagnosis, firstTestImage }));
    return;
  }
  if (end.stopped === 'interrupted') return;
  const best = bestEpoch(history)?.epoch;
  const summary = { epochs, history, diagnosis, prediction, folder, ...(best === undefined ? {} : { best }) };
  output.out.line();
  for (const line of drawSummary(summary, output.out)) output.out.line(line);
}

/**
 * Tells how a run ended: on stdout with `--json` its `end` line, with `--quiet` the folder, else the report; on
 * stderr what may come next.
 */
export async function reportEnd(run: EndedRun): Promise<void> {
  const { options, output, record, ending } = run;
  const { end, start } = ending;
  if (end.stopped === 'early' && !options.quiet) output.err.line(`stopped early: ${end.why}`);
  await tellOnStdout(run);
  const { folder } = record.layout;
  if (end.stopped === 'interrupted') {
    output.err.line(`stopped; to go on: ${resumeCommand(folder)}`);
  } else if (!options.quiet) {
    output.err.line(`to train on: ${resumeCommand(folder, start.epochs * AGAIN)}`);
  }
}
