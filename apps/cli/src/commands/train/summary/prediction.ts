import { drawDigitBeside } from '../../../terminal/digit-beside.js';
import { drawProbabilities } from '../../../terminal/probability-bars.js';
import type { Terminal } from '../../../terminal/terminal.js';

/** One image, its true class and what the model makes of it. */
export interface Prediction {
  /** Shape `[28, 28]`, 0 to 255. */
  readonly pixels: Uint8Array;
  /** The true class, 0 to 9. */
  readonly label: number;
  /** Shape `[10]`. */
  readonly probabilities: Float32Array;
  /** The most probable class. */
  readonly predicted: number;
  /** Whether the classes are the digits themselves, or only numbered as in Fashion-MNIST. */
  readonly digits: boolean;
}

/** Says what an image is and what it was taken for: "true 7, predicted 7". */
function describePrediction({ label, predicted, digits }: Prediction): string {
  return digits
    ? `true ${label}, predicted ${predicted}`
    : `true class ${label}, predicted class ${predicted}`;
}

/** Draws the image with its true and predicted class and the probabilities: beside it where there is room. */
export function drawPrediction(prediction: Prediction, terminal: Terminal): string[] {
  const right = prediction.label === prediction.predicted;
  const verdict = terminal.style(['bold', right ? 'green' : 'red'], describePrediction(prediction));
  const bars = drawProbabilities(prediction.probabilities, prediction.predicted, terminal);
  return drawDigitBeside(prediction.pixels, ['first test image:', verdict, '', ...bars], terminal);
}
