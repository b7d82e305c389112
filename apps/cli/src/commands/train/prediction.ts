import { drawBar } from '../../terminal/bar.js';
import { drawDigit } from '../../terminal/digit.js';
import { formatPercent } from '../../terminal/format.js';
import { sideBySide } from '../../terminal/side-by-side.js';
import type { Terminal } from '../../terminal/terminal.js';

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

const BAR_COLUMNS = 16;
const BESIDE_FROM = 62;
const GAP = 3;

function drawProbabilities({ probabilities, predicted }: Prediction, terminal: Terminal): string[] {
  return Array.from(probabilities, (share, label) => {
    const bar = drawBar(share, BAR_COLUMNS, terminal.unicode).padEnd(BAR_COLUMNS);
    const line = `${label} ${bar} ${formatPercent(share).padStart(8)}`;
    return label === predicted ? terminal.style('bold', line) : line;
  });
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
  const digit = drawDigit(prediction.pixels, terminal);
  const words = ['first test image:', verdict, '', ...drawProbabilities(prediction, terminal)];
  return terminal.columns >= BESIDE_FROM ? sideBySide(digit, words, GAP) : [...digit, ...words];
}
