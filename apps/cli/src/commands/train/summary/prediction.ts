import type { LabeledImage } from '../../../data-set/take-image.js';
import { drawDigitBeside } from '../../../terminal/digit-beside.js';
import { drawNoneOfThese } from '../../../terminal/none-of-these.js';
import { drawProbabilities } from '../../../terminal/probability-bars.js';
import type { Terminal } from '../../../terminal/terminal.js';

/** An image, its true class, and the output of the model. */
export interface Prediction extends LabeledImage {
  /** One per class. */
  readonly probabilities: Float32Array;
  /** The most probable class. */
  readonly predicted: number;
  /** The probability that the image shows none of the classes; absent unless the model ends in Softmin. */
  readonly noneOfThese?: number;
  /** The names of the classes; absent if they are the ten digits. */
  readonly classNames?: readonly string[];
}

/** The true and the predicted class as text: "true 7, predicted 7". */
function describePrediction({ label, predicted, classNames }: Prediction): string {
  const name = (one: number): string => classNames?.[one] ?? String(one);
  return `true ${name(label)}, predicted ${name(predicted)}`;
}

/** Draws the image, its true and predicted class, and the probabilities, side by side if there is room. */
export function drawPrediction(prediction: Prediction, terminal: Terminal): string[] {
  const right = prediction.label === prediction.predicted;
  const verdict = terminal.style(['bold', right ? 'green' : 'red'], describePrediction(prediction));
  const { pixels, shape, probabilities, predicted, noneOfThese, classNames } = prediction;
  const isNone = noneOfThese !== undefined && noneOfThese > (probabilities[predicted] ?? 0);
  const bars = drawProbabilities(probabilities, isNone ? -1 : predicted, terminal, classNames);
  const none = noneOfThese === undefined ? [] : [drawNoneOfThese(noneOfThese, isNone, terminal)];
  return drawDigitBeside(pixels, ['first test image:', verdict, '', ...bars, ...none], terminal, shape);
}
