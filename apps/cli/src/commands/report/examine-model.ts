import { SEED } from '@lenet5/core';
import { confusionMatrix, expectedCalibrationError, mostConfidentMistakes } from '@lenet5/metrics';
import { type AnyImageSet, isStreamed } from '@lenet5/mnist';
import { readWeights } from '@lenet5/model';
import type { ConnectionTable, FilterBank, OutputCodes, RunScores } from '@lenet5/report';
import type { TrainableModel } from '@lenet5/trainer';
import { takeImage } from '../../data-set/take-image.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { openClassifier } from '../../model-file/open-classifier.js';
import { type Scored, scoreAll } from '../../model-file/predict-all.js';
import { guessedClasses } from '../../model-file/reject-penalty.js';
import { requireImages } from '../../model-file/require-images.js';
import { connectionTables, outputCodes } from './output-codes.js';

/** The parts of a report that need the model. */
export interface ModelFindings {
  readonly scores: RunScores;
  readonly filters: readonly FilterBank[];
  /** Absent unless the model ends in radial basis function units. */
  readonly codes?: OutputCodes;
  /** Absent if no layer has a connection table. */
  readonly connections?: readonly ConnectionTable[];
  /** The number of classes that the model guesses among; absent if it ends in Softmin. */
  readonly classes?: number;
}

/** Number of mistakes in a report. */
const MISTAKES = 10;

/** Rank of the kernel weights of a convolution, `[height, width, inputs, filters]`. */
const KERNEL_RANK = 4;

async function scoresOf(
  set: AnyImageSet,
  { amongDigits, loss, robustness }: Scored,
): Promise<Omit<RunScores, 'on'>> {
  const { labels, classNames } = set;
  const classes = amongDigits.length / set.count;
  const mistakes = mostConfidentMistakes(labels, amongDigits, classes, MISTAKES);
  return {
    confusion: confusionMatrix(labels, amongDigits, classes),
    loss,
    ...(robustness ? { robustness } : {}),
    calibration: expectedCalibrationError(labels, amongDigits, classes),
    // A model can have more outputs than the data have classes.
    ...(classNames?.length === classes ? { classNames } : {}),
    mistakes: await Promise.all(
      mistakes.map(async (mistake) => ({ ...mistake, ...(await takeImage(set, mistake.index)) })),
    ),
  };
}

async function filtersOf(model: TrainableModel): Promise<FilterBank[]> {
  const weights = await readWeights(model);
  return weights
    .filter(({ shape }) => shape.length === KERNEL_RANK)
    .map(({ name, shape, values }) => ({ name: name.replace(/\/kernel$/, ''), shape, weights: values }));
}

/** What to score a model on. */
export interface Examination {
  readonly set: AnyImageSet;
  /** Description of the images. */
  readonly on: string;
  /** Whether to score corrupted images, too. */
  readonly robustness: boolean;
}

/**
 * Loads a model, scores it on test images, and reads the filters of its convolutions.
 *
 * @param folder with `model.json`.
 * @param warn called with a line of text for each assumption about the model.
 * @throws what `openClassifier` throws.
 */
export async function examineModel(
  folder: string,
  { set, on, robustness }: Examination,
  warn: (text: string) => void,
): Promise<ModelFindings> {
  const { model } = await openClassifier(folder, { warn });
  try {
    requireImages(model, folder, set);
    const classes = guessedClasses(model);
    const options = robustness ? { robustnessSeed: SEED.default } : {};
    const scored = await scoreAll(model, set, options);
    const findings = {
      scores: { on, ...(await scoresOf(set, scored)) },
      filters: await filtersOf(model),
      ...(classes === undefined ? {} : { classes }),
    };
    if (!('config' in model)) return findings;
    const codes = scored.scores && !isStreamed(set) && (await outputCodes(model, set, scored.scores));
    const connections = connectionTables(model);
    return {
      ...findings,
      ...(codes ? { codes } : {}),
      ...(connections.length > 0 ? { connections } : {}),
    };
  } finally {
    disposeModel(model);
  }
}
