import type { ImageSet } from '@lenet5/mnist';
import { checkInputShape } from '@lenet5/model';
import { describeSplit, loadDataSet, type Split } from '../../data-set/load-data-set.js';
import { invocation, quoteWord } from '../../invocation.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import { findModel } from '../../model-file/find-model.js';
import { openModel } from '../../model-file/open-model.js';
import { predictAll } from '../../model-file/predict-all.js';
import type { Output } from '../../output.js';
import { AccuracyError } from './accuracy-error.js';
import { drawEvaluation } from './draw-evaluation.js';
import { type Evaluation, evaluate } from './evaluation.js';
import { jsonEvaluation } from './json-evaluation.js';

/** What one call of `lenet5 evaluate` is to do. */
export interface EvaluateOptions {
  readonly model: string;
  /** That of the model's run where it was not given. */
  readonly data?: string;
  readonly split: Split;
  /** 0 to 1. */
  readonly minAccuracy: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** What a model makes of the images; `note` hears that the model is good and its work begins. */
async function score(path: string, set: ImageSet, note: () => void): Promise<Evaluation> {
  const model = await openModel(path);
  try {
    checkInputShape(model);
    note();
    return evaluate(set, await predictAll(model, set.images));
  } finally {
    model.dispose();
  }
}

function nextCommand(model: string): string {
  const call = invocation(process.argv[1] ?? 'lenet5', process.cwd());
  return `to try a digit of your own: ${call} predict ${quoteWord(model)} digit.png`;
}

/**
 * Scores a model and tells what came out: on stdout the report, one JSON object, or the accuracy alone.
 *
 * @throws AccuracyError, after telling, where the accuracy is below what was asked for; what is wrong with the model
 *   or the data.
 */
export async function runEvaluate(options: EvaluateOptions, { out, err }: Output): Promise<void> {
  const { model, split, minAccuracy, json, quiet } = options;
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  await findModel(model);
  const data = await loadDataSet(options.data ?? (await dataOfModel(model)), note);
  const set = data[split];
  const evaluation = await score(model, set, () =>
    note(`scoring ${model} on ${describeSplit(data, split, set)}…`),
  );
  if (json) out.line(jsonEvaluation(evaluation, data, split));
  else if (quiet) out.line(String(evaluation.accuracy));
  else for (const line of drawEvaluation(evaluation, set, out)) out.line(line);
  if (evaluation.accuracy < minAccuracy) throw new AccuracyError(evaluation.accuracy, minAccuracy);
  if (!json) note(nextCommand(model));
}
