import { PIXELS } from '@lenet5/mnist';
import { reportError } from '../../errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from '../../exit-codes.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { findModel } from '../../model-file/find-model.js';
import { type Assumed, openClassifier } from '../../model-file/open-model.js';
import { predictAll } from '../../model-file/predict-all.js';
import type { Output } from '../../output.js';
import type { PredictOptions } from './predict-options.js';
import { type Digit, type Prediction, toPredictions } from './prediction.js';
import { readDigits } from './read-digits.js';
import { writePredictions } from './write-predictions.js';

/** The predictions of a model. */
interface Predicted {
  readonly predictions: readonly Prediction[];
  /** What the file of the model does not say. */
  readonly assumed?: Assumed;
}

async function predict(
  path: string,
  digits: readonly Digit[],
  warn: (text: string) => void,
): Promise<Predicted> {
  const { model, ...assumption } = await openClassifier(path, { warn });
  try {
    const images = new Uint8Array(digits.length * PIXELS);
    digits.forEach(({ pixels }, index) => {
      images.set(pixels, index * PIXELS);
    });
    return { predictions: toPredictions(digits, await predictAll(model, images)), ...assumption };
  } finally {
    model.dispose();
  }
}

function nextCommand({ model, input }: PredictOptions): string {
  const call = currentInvocation();
  const path = quoteWord(model);
  return input.kind === 'index'
    ? `to try your own digit: ${call} predict ${path} digit.png`
    : `to score the model: ${call} evaluate ${path}`;
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
  if (digits.length > 0) {
    const { predictions, assumed } = await predict(options.model, digits, (text) => err.line(text));
    writePredictions(predictions, options.format, out, assumed);
  }
  for (const failure of failures) reportError(failure, err);
  if (options.format === 'drawn' && digits.length > 0) note(nextCommand(options));
  return failures.length > 0 ? EXIT_FAILED : EXIT_DONE;
}
