import { imageWarningText, PIXELS } from '@lenet5/mnist';
import { reportError } from '../../errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from '../../exit-codes.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { findModel } from '../../model-file/find-model.js';
import { type OpenedModel, openClassifier } from '../../model-file/open-model.js';
import { predictAll } from '../../model-file/predict-all.js';
import type { Output } from '../../output.js';
import { formatPercent } from '../../terminal/format.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { PredictOptions } from './predict-options.js';
import { type Digit, isRejected, type Prediction, toPredictions } from './prediction.js';
import { readDigits } from './read-digits.js';
import { writePredictions } from './write-predictions.js';

/** The predictions of a model. */
interface Predicted {
  readonly predictions: readonly Prediction[];
  /** What the file of the model does not say, and what reading it changed. */
  readonly found: Omit<OpenedModel, 'model'>;
}

async function predict(
  path: string,
  digits: readonly Digit[],
  warn: (text: string) => void,
): Promise<Predicted> {
  const { model, ...found } = await openClassifier(path, { warn });
  try {
    const images = new Uint8Array(digits.length * PIXELS);
    digits.forEach(({ pixels }, index) => {
      images.set(pixels, index * PIXELS);
    });
    return { predictions: toPredictions(digits, await predictAll(model, images)), found };
  } finally {
    disposeModel(model);
  }
}

function nextCommand({ model, input }: PredictOptions): string {
  const call = currentInvocation();
  const path = quoteWord(model);
  return input.kind === 'index'
    ? `to try your own digit: ${call} predict ${path} digit.png`
    : `to score the model: ${call} evaluate ${path}`;
}

/** Warns about images that may have been read incorrectly. */
function warnAboutImages(digits: readonly Digit[], err: Terminal): void {
  for (const { name, source } of digits) {
    if (!source || 'raw' in source) continue;
    for (const warning of source.warnings) {
      const remedy = warning.kind === 'several-digits' ? ', or use --many' : '';
      err.line(`warning: ${name} ${imageWarningText(warning)}${remedy}`);
    }
    if ('wide' in source && source.wide) {
      err.line(`warning: ${name} is wider than a digit: it may be several digits that touch`);
    }
  }
}

/** Warns about images that are most probably no digit: the predicted class is only the nearest one. */
function warnAboutRejected(predictions: readonly Prediction[], err: Terminal): void {
  for (const prediction of predictions.filter(isRejected)) {
    const probability = formatPercent(prediction.scores?.noneOfThese ?? 0);
    err.line(
      `warning: ${prediction.name} is most probably none of these digits (${probability}): ${prediction.label} is the nearest`,
    );
  }
}

/** Says which image files are taken as they are or converted, if the model was trained on other data than MNIST. */
async function warnAboutData(
  { model, input }: PredictOptions,
  digits: readonly Digit[],
  err: Terminal,
): Promise<void> {
  if (input.kind === 'index' || input.raw) return;
  const data = await dataOfModel(model);
  if (data === 'bundled' || data === 'mirror') return;
  const isRaw = ({ source }: Digit): boolean => source !== undefined && 'raw' in source;
  if (digits.some(isRaw))
    err.line(`note: images of 28×28 are taken as they are, because the model was trained on ${data}`);
  if (digits.every(isRaw)) return;
  err.line(
    `warning: larger images are converted like those of MNIST, but the model was trained on ${data} — use images of 28×28 like that data`,
  );
}

/**
 * Predicts images. Writes the predictions to stdout and one line per unreadable image file to stderr.
 *
 * @returns the exit code: 1 if an image file could not be read.
 * @throws what opening the model and {@link readDigits} throw.
 */
export async function runPredict(options: PredictOptions, { out, err }: Output): Promise<number> {
  const note = (text: string): void => {
    if (!options.quiet) err.line(text);
  };
  await findModel(options.model);
  const { digits, failures } = await readDigits(options, note);
  await warnAboutData(options, digits, err);
  warnAboutImages(digits, err);
  if (digits.length > 0) {
    const { predictions, found } = await predict(options.model, digits, (text) => err.line(text));
    writePredictions(predictions, options.format, out, found);
    warnAboutRejected(predictions, err);
  }
  for (const failure of failures) reportError(failure, err);
  if (options.format === 'drawn' && digits.length > 0) note(nextCommand(options));
  return failures.length > 0 ? EXIT_FAILED : EXIT_DONE;
}
