import { classColumns, csvRow } from '../../files/csv.js';
import type { OpenedModel } from '../../model-file/open-model.js';
import type { Terminal } from '../../terminal/terminal.js';
import { drawPredictions } from './draw-predictions.js';
import type { PredictFormat } from './predict-options.js';
import { isRejected, nameOf, type Prediction } from './prediction.js';
import { textLines } from './text-lines.js';

const CSV_HEAD = ['name', 'label', 'probability'];

/** The names of the columns; a network that has penalties has more of them. */
function csvHead([first]: readonly Prediction[]): string[] {
  const { probabilities = [], classNames, scores } = first ?? {};
  return [
    ...CSV_HEAD,
    ...classColumns('p', probabilities.length),
    ...(scores ? ['none_of_these', ...classColumns('penalty', scores.penalties.length)] : []),
    ...(classNames ? ['class'] : []),
  ];
}

function valuesOf(prediction: Prediction): (string | number)[] {
  const { name, label, classNames, probabilities, scores } = prediction;
  const more = scores ? [scores.noneOfThese, ...scores.penalties] : [];
  const named = classNames ? [nameOf(prediction, label)] : [];
  return [name, label, probabilities[label] ?? 0, ...probabilities, ...more, ...named];
}

function csvRows(predictions: readonly Prediction[]): (string | number)[][] {
  return [csvHead(predictions), ...predictions.map(valuesOf)];
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
    ...(prediction.classNames ? { className: nameOf(prediction, label) } : {}),
    probabilities: [...probabilities],
    ...penalties,
    ...origin,
    unlike: prediction.unlike,
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
    csv: () => csvRows(predictions).map(csvRow),
    json: () => predictions.map((prediction) => jsonLine(prediction, found)),
    bare: () => textLines(predictions),
  };
  const isDrawn = format === 'drawn';
  for (const line of lines[format]()) isDrawn ? out.line(line) : out.data(line);
}
