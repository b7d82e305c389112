import { CLASSES } from '@lenet5/mnist';
import type { OpenedModel } from '../../model-file/open-model.js';
import type { Terminal } from '../../terminal/terminal.js';
import { drawPredictions } from './draw-predictions.js';
import type { PredictFormat } from './predict-options.js';
import { isRejected, type Prediction } from './prediction.js';
import { textLines } from './text-lines.js';

const CSV_HEAD = [
  'name',
  'label',
  'probability',
  ...Array.from({ length: CLASSES }, (_, label) => `p${label}`),
];

/** Quotes a field of CSV if necessary (RFC 4180). */
function csvField(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** More columns for a network that has penalties. */
const PENALTY_HEAD = ['none_of_these', ...Array.from({ length: CLASSES }, (_, label) => `penalty${label}`)];

function csvRow({ name, label, probabilities, scores }: Prediction): (string | number)[] {
  const more = scores ? [scores.noneOfThese, ...scores.penalties] : [];
  return [name, label, probabilities[label] ?? 0, ...probabilities, ...more];
}

function csvRows(predictions: readonly Prediction[]): (string | number)[][] {
  const hasPenalties = predictions.some(({ scores }) => scores !== undefined);
  return [[...CSV_HEAD, ...(hasPenalties ? PENALTY_HEAD : [])], ...predictions.map(csvRow)];
}

function jsonLine(prediction: Prediction, { assumed, notes }: Omit<OpenedModel, 'model'>): string {
  const { label, probabilities, scores, source, example } = prediction;
  const origin = example ? { index: example.index, true: example.label } : source;
  const penalties = scores && {
    penalties: [...scores.penalties],
    noneOfThese: scores.noneOfThese,
    rejected: isRejected(prediction),
  };
  return JSON.stringify({
    label,
    probabilities: [...probabilities],
    ...penalties,
    ...origin,
    assumed,
    notes,
  });
}

/** Writes predictions to `out`. `found` is what the file of the model does not say, and what reading it changed. */
export function writePredictions(
  predictions: readonly Prediction[],
  format: PredictFormat,
  out: Terminal,
  found: Omit<OpenedModel, 'model'> = {},
): void {
  const lines: Readonly<Record<PredictFormat, () => readonly string[]>> = {
    drawn: () => drawPredictions(predictions, out),
    csv: () => csvRows(predictions).map((row) => row.map(csvField).join(',')),
    json: () => predictions.map((prediction) => jsonLine(prediction, found)),
    bare: () => textLines(predictions),
  };
  const isDrawn = format === 'drawn';
  for (const line of lines[format]()) isDrawn ? out.line(line) : out.data(line);
}
