import { drawDigitBeside } from '../../terminal/digit-beside.js';
import { formatPercent } from '../../terminal/format.js';
import { drawProbabilities } from '../../terminal/probability-bars.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { Prediction } from './prediction.js';

/** More than these are told in a table. */
const MOST_DRAWN = 9;

function describeVerdict({ label, probabilities, example }: Prediction, terminal: Terminal): string {
  const share = formatPercent(probabilities[label] ?? 0);
  if (!example) return terminal.style('bold', `predicted ${label} (${share})`);
  const right = example.label === label;
  return terminal.style(
    ['bold', right ? 'green' : 'red'],
    `true ${example.label}, predicted ${label} (${share})`,
  );
}

function drawPrediction(prediction: Prediction, terminal: Terminal): string[] {
  const { name, pixels, label, probabilities } = prediction;
  const bars = drawProbabilities(probabilities, label, terminal);
  return drawDigitBeside(pixels, [`${name}:`, describeVerdict(prediction, terminal), '', ...bars], terminal);
}

/** The next class after the most probable one. */
function secondOf({ label, probabilities }: Prediction): number {
  const ranked = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  return ranked.find((candidate) => candidate !== label) ?? label;
}

function tabulate(predictions: readonly Prediction[], terminal: Terminal): string[] {
  const heads = ['picture', 'predicted', 'probability', 'next', 'probability'];
  return drawTable(
    heads.map((head, column) => ({
      head: terminal.style('dim', head),
      align: column === 0 ? 'left' : 'right',
    })),
    predictions.map((prediction) => {
      const { name, label, probabilities } = prediction;
      const second = secondOf(prediction);
      const [first = '', next = ''] = [label, second].map((one) => formatPercent(probabilities[one] ?? 0));
      return [name, String(label), first, String(second), next];
    }),
  );
}

/** What a model makes of images: each drawn as the network sees it, with its probabilities; many in a table. */
export function drawPredictions(predictions: readonly Prediction[], terminal: Terminal): string[] {
  if (predictions.length > MOST_DRAWN) return tabulate(predictions, terminal);
  return predictions.flatMap((prediction, index) => [
    ...(index === 0 ? [] : ['']),
    ...drawPrediction(prediction, terminal),
  ]);
}
