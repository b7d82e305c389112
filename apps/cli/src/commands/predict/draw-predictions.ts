import { drawDigitBeside } from '../../terminal/digit-beside.js';
import { formatPercent } from '../../terminal/format.js';
import { drawNoneOfThese } from '../../terminal/none-of-these.js';
import { drawProbabilities } from '../../terminal/probability-bars.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { drawBoxes } from './draw-boxes.js';
import { isRejected, nameOf, type Prediction } from './prediction.js';
import { isOneOfMany } from './text-lines.js';

/** More predictions than this are shown in a table. */
const MAX_DRAWN = 9;

function describeVerdict(prediction: Prediction, terminal: Terminal): string {
  const { label, probabilities, example } = prediction;
  const probability = formatPercent(probabilities[label] ?? 0);
  if (!example) return terminal.style('bold', `predicted ${nameOf(prediction, label)} (${probability})`);
  const right = example.label === label;
  return terminal.style(
    ['bold', right ? 'green' : 'red'],
    `true ${nameOf(prediction, example.label)}, predicted ${nameOf(prediction, label)} (${probability})`,
  );
}

/** The probabilities with the penalties beside them, and "none of these" in the last line. */
function drawPenalties(
  prediction: Prediction,
  { penalties, noneOfThese }: NonNullable<Prediction['scores']>,
  terminal: Terminal,
): string[] {
  const { label, probabilities } = prediction;
  const isNone = isRejected(prediction);
  const bars = drawProbabilities(probabilities, isNone ? -1 : label, terminal);
  return [
    ...bars.map((bar, digit) => `${bar}  penalty ${(penalties[digit] ?? 0).toFixed(2)}`),
    drawNoneOfThese(noneOfThese, isNone, terminal),
  ];
}

function drawPrediction(prediction: Prediction, terminal: Terminal): string[] {
  const { name, pixels, shape, label, probabilities, scores, classNames } = prediction;
  const bars = scores
    ? drawPenalties(prediction, scores, terminal)
    : drawProbabilities(probabilities, label, terminal, classNames);
  const text = [`${name}:`, describeVerdict(prediction, terminal), '', ...bars];
  return drawDigitBeside(pixels, text, terminal, shape);
}

/** The second most probable class. */
function secondOf({ label, probabilities }: Prediction): number {
  const ranked = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  return ranked.find((candidate) => candidate !== label) ?? label;
}

function tabulate(predictions: readonly Prediction[], terminal: Terminal): string[] {
  const heads = ['image', 'predicted', 'probability', 'next', 'probability'];
  return drawTable(
    heads.map((head, column) => ({
      head: terminal.style('dim', head),
      align: column === 0 ? 'left' : 'right',
    })),
    predictions.map((prediction) => {
      const { name, label, probabilities } = prediction;
      const second = secondOf(prediction);
      const [first = '', next = ''] = [label, second].map((one) => formatPercent(probabilities[one] ?? 0));
      return [name, nameOf(prediction, label), first, nameOf(prediction, second), next];
    }),
  );
}

/**
 * Draws each image as the network receives it, with its probabilities; many images as a table. Draws where the digits of an image
 * are, if they were found one by one.
 */
export function drawPredictions(predictions: readonly Prediction[], terminal: Terminal): string[] {
  if (predictions.some(isOneOfMany))
    return [...drawBoxes(predictions, terminal), '', ...tabulate(predictions, terminal)];
  if (predictions.length > MAX_DRAWN) return tabulate(predictions, terminal);
  return predictions.flatMap((prediction, index) => [
    ...(index === 0 ? [] : ['']),
    ...drawPrediction(prediction, terminal),
  ]);
}
