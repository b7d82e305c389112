import { drawDigitBeside } from '../../../terminal/digit-beside.js';
import { drawProbabilities } from '../../../terminal/probability-bars.js';
import type { Terminal } from '../../../terminal/terminal.js';

/** An image, its true class, and the output of the model. */
export interface Prediction {
  /** Shape `[28, 28]`, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  /** The true class, 0 to 9. */
  readonly label: number;
  /** Shape `[10]`. */
  readonly probabilities: Float32Array;
  /** The most probable class. */
  readonly predicted: number;
}

/** The true and the predicted class as text: "true 7, predicted 7". */
function describePrediction({ label, predicted }: Prediction): string {
  return `true ${label}, predicted ${predicted}`;
}

/** Draws the image, its true and predicted class, and the probabilities, side by side if there is room. */
export function drawPrediction(prediction: Prediction, terminal: Terminal): string[] {
  const right = prediction.label === prediction.predicted;
  const verdict = terminal.style(['bold', right ? 'green' : 'red'], describePrediction(prediction));
  const bars = drawProbabilities(prediction.probabilities, prediction.predicted, terminal);
  return drawDigitBeside(prediction.pixels, ['first test image:', verdict, '', ...bars], terminal);
}
