import type { AnyImageSet, SplitName } from '@lenet5/mnist';
import { imageSetWarnings, imageSetWarningText } from '../../data-set/image-set-warnings.js';
import { describeSplit, loadSplit } from '../../data-set/load-data-set.js';
import type { GivenVariant } from '../../flags/variant.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { findModel } from '../../model-file/find-model.js';
import { openClassifier } from '../../model-file/open-classifier.js';
import type { OpenedModel, OpenOptions } from '../../model-file/open-model.js';
import { type Scored, type ScoreOptions, scoreAll } from '../../model-file/predict-all.js';
import { requireImages } from '../../model-file/require-images.js';
import type { Output } from '../../output.js';
import { AccuracyError } from './accuracy-error.js';
import { drawEvaluation } from './draw-evaluation.js';
import { type Evaluation, evaluate } from './evaluation.js';
import { type EvaluationFiles, refuseFiles, writeFiles } from './evaluation-files.js';
import { jsonEvaluation } from './json-evaluation.js';

/** One call of `lenet5 evaluate`. */
export interface EvaluateOptions {
  readonly model: string;
  /** What a file of weights does not say about its layers. */
  readonly variant: GivenVariant;
  /** Default: the data of the model's run. */
  readonly data?: string;
  readonly split: SplitName;
  /** From 0 to 1. */
  readonly minAccuracy: number;
  /** Measures the accuracy on corrupted images, with this seed. */
  readonly robustnessSeed?: number;
  readonly files: EvaluationFiles;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** How a model was scored. */
interface ScoredModel {
  readonly evaluation: Evaluation;
  readonly scored: Scored;
  /** What the file of the model does not say, and what reading it changed. */
  readonly found: Omit<OpenedModel, 'model'>;
}

/** Loads and scores a model. Calls `note` after loading. */
async function score(
  path: string,
  set: AnyImageSet,
  options: ScoreOptions,
  note: () => void,
  opening: OpenOptions,
): Promise<ScoredModel> {
  const { model, ...found } = await openClassifier(path, opening);
  try {
    requireImages(model, path, set);
    note();
    const scored = await scoreAll(model, set, options);
    return { evaluation: evaluate(set, scored), scored, found };
  } finally {
    disposeModel(model);
  }
}

function nextCommand(model: string): string {
  const call = currentInvocation();
  return `to try your own image: ${call} predict ${quoteWord(model)} image.png`;
}

/**
 * Scores a model. Writes the scores to stdout: as text, as JSON, or only the accuracy; and the CSV files, if any.
 *
 * @throws AccuracyError if the accuracy is less than `minAccuracy`, after writing; what loading the model and the data
 *   throws.
 */
export async function runEvaluate(options: EvaluateOptions, { out, err }: Output): Promise<void> {
  const { model, split, minAccuracy, json, quiet } = options;
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  refuseFiles(options.files);
  await findModel(model);
  const data = options.data ?? (await dataOfModel(model));
  const { set, close, ...origin } = await loadSplit(data, split, note);
  const warnings = await imageSetWarnings(set, split);
  for (const warning of warnings) err.line(`warning: ${imageSetWarningText(warning)}`);
  const start = (): void => note(`scoring ${model} on ${describeSplit(origin, split, set)}…`);
  const scoring: ScoreOptions = {
    robustnessSeed: options.robustnessSeed,
    onCorruption: (name) => note(`scoring images with ${name}…`),
  };
  const warn = (text: string): void => err.line(text);
  const { evaluation, scored, found } = await score(model, set, scoring, start, {
    variant: options.variant,
    warn,
  });
  const files = await writeFiles(options.files, set, scored, evaluation.confusion);
  const images = { ...origin, split, warnings, classNames: set.classNames };
  if (json) out.data(jsonEvaluation(evaluation, images, { ...found, files }));
  else if (quiet) out.line(String(evaluation.accuracy));
  else for (const line of await drawEvaluation(evaluation, set, out)) out.line(line);
  await close();
  for (const path of files) note(`wrote ${path}`);
  if (evaluation.accuracy < minAccuracy) throw new AccuracyError(evaluation.accuracy, minAccuracy);
  if (!json && !quiet) err.line('', nextCommand(model));
}
