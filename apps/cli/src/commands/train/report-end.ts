import { bestEpoch, diagnose } from '@lenet5/metrics';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Output } from '../../output.js';
import type { RunRecord } from '../../run-folder/run-record.js';
import type { TrainConfig } from './config.js';
import type { Ending } from './follow-run.js';
import type { RunData } from './load-data.js';
import type { TrainOptions } from './options.js';
import { predictFirst } from './predict-first.js';
import { resumeCommand } from './resume-command.js';
import { drawSummary } from './summary.js';

/** A run that has ended, and where to tell of it. */
export interface EndedRun {
  readonly options: TrainOptions;
  readonly config: TrainConfig;
  readonly output: Output;
  readonly record: RunRecord;
  readonly data: RunData;
  readonly model: Sequential;
  readonly ending: Ending;
}

/** How many epochs, or how much patience, the next command proposes: as much again. */
const AGAIN = 2;

async function tellOnStdout({ options, output, record, data, model, ending }: EndedRun): Promise<void> {
  const { end, start } = ending;
  const { folder } = record.layout;
  const { history, epochs } = record;
  if (options.quiet && !options.json) {
    output.out.line(folder);
    return;
  }
  if (end.stopped === 'interrupted' && !options.json) return;
  const diagnosis = diagnose(history, start.validationSize || 1, start.trainSize).sentence;
  const prediction = await predictFirst(model, data.test, data.verified);
  if (options.json) {
    const firstTestImage = { true: prediction.label, predicted: prediction.predicted };
    output.out.line(JSON.stringify({ ...end, run: folder, diagnosis, firstTestImage }));
    return;
  }
  const best = bestEpoch(history)?.epoch;
  const summary = { epochs, history, diagnosis, prediction, folder, ...(best === undefined ? {} : { best }) };
  output.out.line();
  for (const line of drawSummary(summary, output.out)) output.out.line(line);
}

/** A run that patience ended goes on with more of it; one whose time was up as it is; a whole one with more epochs. */
function commandToTrainOn({ config, record, ending: { end, start } }: EndedRun): string {
  const { folder } = record.layout;
  if (end.stopped !== 'early') return resumeCommand(folder, { epochs: start.epochs * AGAIN });
  const { earlyStopping } = config;
  const waited = end.epochs - (end.best?.epoch ?? end.epochs);
  if (earlyStopping === null || waited < earlyStopping) return resumeCommand(folder);
  return resumeCommand(folder, { earlyStopping: earlyStopping * AGAIN });
}

/**
 * Tells how a run ended: on stdout with `--json` its `end` line, with `--quiet` the folder, else the report; on
 * stderr what may come next.
 */
export async function reportEnd(run: EndedRun): Promise<void> {
  const { options, output, record, ending } = run;
  const { end } = ending;
  if (end.stopped === 'early' && !options.quiet) output.err.line(`stopped early: ${end.why}`);
  if (end.restored !== undefined && !options.quiet) {
    output.err.line(`the model is that of epoch ${end.restored}, the best`);
  }
  await tellOnStdout(run);
  const { folder } = record.layout;
  if (end.stopped === 'interrupted') {
    output.err.line(`stopped; to go on: ${resumeCommand(folder)}`);
  } else if (!options.quiet) {
    output.err.line(`to train on: ${commandToTrainOn(run)}`);
  }
}
