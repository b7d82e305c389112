import type { ImageShape } from '@lenet5/core';
import { imagePreparation, imageShape } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';
import { reportError } from '../../errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from '../../exit-codes.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { classNamesOfModel } from '../../model-file/class-names-of-model.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import { disposeModel } from '../../model-file/dispose-model.js';
import { inputsOfModel } from '../../model-file/inputs-of-model.js';
import { modelClasses, modelImageShape } from '../../model-file/model-format.js';
import { openClassifier } from '../../model-file/open-classifier.js';
import { predictPixels } from '../../model-file/predict-all.js';
import { requireImages } from '../../model-file/require-images.js';
import type { Output } from '../../output.js';
import type { Terminal } from '../../terminal/terminal.js';
import { ManyShapeError } from './many-shape-error.js';
import type { PredictOptions } from './predict-options.js';
import { type Digit, toPredictions } from './prediction.js';
import { readDigits } from './read-digits.js';
import { noteScaled, warnAboutImages, warnAboutRejected, warnAboutUnlike } from './warnings.js';
import { writePredictions } from './write-predictions.js';

function nextCommand({ model, input }: PredictOptions): string {
  const call = currentInvocation();
  const path = quoteWord(model);
  return input.kind === 'index'
    ? `to try your own image: ${call} predict ${path} image.png`
    : `to score the model: ${call} evaluate ${path}`;
}

/** Whether image files are taken as they are, because the model was trained on images that were not prepared like those of MNIST. */
async function takesRaw(
  { model, input }: PredictOptions,
  shape: ImageShape,
  err: Terminal,
): Promise<boolean> {
  if (input.kind === 'index' || input.raw) return input.kind === 'files';
  const isOther = String(shape) !== String(imageShape({}));
  if (isOther && input.many) throw new ManyShapeError(model, shape);
  const data = await dataOfModel(model);
  if (input.many || imagePreparation(shape, data) === 'mnist') return false;
  const reason = isOther ? `it takes ${shape.join('×')} pixels` : `it was trained on ${data}`;
  err.line(`note: images are taken as they are, because ${model} is not a model of MNIST: ${reason}`);
  return true;
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
  const { model: path } = options;
  const warn = (text: string): void => err.line(text);
  const { model, ...found } = await openClassifier(path, { variant: options.variant, warn });
  try {
    const shape = modelImageShape(model);
    const classNames = await classNamesOfModel(path, modelClasses(model));
    const format = { shape, raw: await takesRaw(options, shape, err) };
    const { digits, failures } = await readDigits(options, format, note);
    requireShape(digits, path, model);
    warnAboutImages(digits, err);
    noteScaled(digits, shape, note);
    if (digits.length > 0) {
      const pixels = Buffer.concat(digits.map((digit) => digit.pixels));
      const predicted = await predictPixels(model, new Uint8Array(pixels));
      const ranges = await inputsOfModel(path, shape);
      const predictions = toPredictions(digits, predicted, { classNames, ranges });
      writePredictions(predictions, options.format, out, found);
      warnAboutUnlike(predictions, err);
      warnAboutRejected(predictions, err);
    }
    for (const failure of failures) reportError(failure, err);
    if (options.format === 'drawn' && digits.length > 0) note(nextCommand(options));
    return failures.length > 0 ? EXIT_FAILED : EXIT_DONE;
  } finally {
    disposeModel(model);
  }
}

/** Throws ModelDataError if an image of a data set is not one that the model takes. */
function requireShape(digits: readonly Digit[], path: string, model: TrainableModel): void {
  for (const { pixels: images, shape, example } of digits) {
    if (example)
      requireImages(model, path, { images, shape, labels: Uint16Array.of(example.label), count: 1 });
  }
}
