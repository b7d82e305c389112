import { type ConfusionMatrix, confusionRows, perClassScores } from '@lenet5/metrics';
import { calibrationDescription } from '../calibration-description.js';
import { classNamesOf } from '../class-names.js';
import { confusionDescription } from '../confusion-description.js';
import { confusionFigure } from '../confusion-figure.js';
import { digitsFigure } from '../digits-figure.js';
import type { FigureOptions } from '../figure.js';
import { formatCount, formatDecimals, formatPercent } from '../number-format.js';
import { reliabilityFigure } from '../reliability-figure.js';
import type { RunScores } from '../report-data.js';
import { html, type Markup } from './html.js';
import { figure, type Section } from './section.js';
import { foldedTable, table } from './table.js';

/** What a model got right and wrong: confusion matrix, scores by class, worst mistakes, calibration; what is given. */
export function scoreSections(scores: RunScores, id: string, options: FigureOptions): Section[] {
  return [
    ...confusionSection(scores, id, options),
    ...mistakesSection(scores, id, options),
    ...calibrationSection(scores, id, options),
  ];
}

function confusionSection(scores: RunScores, id: string, options: FigureOptions): Section[] {
  const { confusion, loss, on } = scores;
  if (!confusion) return [];
  const names = classNamesOf(confusion.classes, scores.classNames);
  const rows = confusionRows(confusion);
  const svg = confusionFigure(confusion, names, { ...options, id: `${id}-confusion` });
  const body = html`<p>${on !== undefined && `Scored on ${on}. `}${confusionDescription(rows, names)}${
    loss !== undefined && ` Mean loss: ${formatDecimals(loss, 4)} nats.`
  }</p>
<div class="pair"><div>${figure(svg, 'Rows are true classes, columns predicted ones; the stronger the colour, the more frequent the mistake.')}
${foldedTable({
  caption: 'How often each true class (row) was taken for each class (column).',
  heads: ['true', ...names],
  rows: rows.map((row, label) => [names[label], ...row.map(formatCount)]),
})}</div>
${classTable(confusion, names)}</div>
`;
  return [{ id: `${id}-confusion-heading`, heading: 'Confusion matrix', body }];
}

function classTable(confusion: ConfusionMatrix, names: readonly string[]): Markup {
  const { perClass, macro, weighted } = perClassScores(confusion);
  const shares = ({ precision, recall, f1 }: typeof macro): string[] =>
    [precision, recall, f1].map((share) => formatPercent(share));
  return table({
    caption:
      'Precision: of those taken for the class, the share that is. Recall: of the class, the share found. The weighted mean counts each class by its images.',
    heads: ['class', 'precision', 'recall', 'F1', 'images'],
    rows: [
      ...perClass.map((score) => [names[score.label], ...shares(score), formatCount(score.support)]),
      ['mean', ...shares(macro), ''],
      ['weighted mean', ...shares(weighted), ''],
    ],
    strong: [perClass.length, perClass.length + 1],
  });
}

function mistakesSection(
  { mistakes = [], classNames }: RunScores,
  id: string,
  options: FigureOptions,
): Section[] {
  if (mistakes.length === 0) return [];
  const name = (label: number): string => classNames?.[label] ?? String(label);
  const svg = digitsFigure(mistakes, { ...options, ...(classNames && { classNames }), id: `${id}-mistakes` });
  const body = html`${figure(svg, 'As the network sees them, with the true class, the predicted one, and its probability.')}
${foldedTable({
  caption: 'Images are counted from 0.',
  heads: ['image', 'true', 'predicted', 'confidence'],
  rows: mistakes.map(({ index, label, predicted, confidence }) => [
    String(index),
    name(label),
    name(predicted),
    formatPercent(confidence, 2),
  ]),
})}`;
  return [{ id: `${id}-mistakes-heading`, heading: 'Worst mistakes', body, half: true }];
}

function calibrationSection({ calibration }: RunScores, id: string, options: FigureOptions): Section[] {
  if (!calibration) return [];
  const svg = reliabilityFigure(calibration, { ...options, id: `${id}-calibration` });
  const filled = calibration.bins.filter(({ count }) => count > 0);
  const body = html`<p>${calibrationDescription(calibration)}</p>
${figure(svg, 'Where a bar ends below the dotted line, the model is surer than it is right.')}
${foldedTable({
  caption: 'Bins of confidence that hold images.',
  heads: ['confidence', 'images', 'mean confidence', 'accuracy'],
  rows: filled.map(({ from, to, count, accuracy, confidence }) => [
    `${formatPercent(from)} to ${formatPercent(to)}`,
    formatCount(count),
    formatPercent(confidence, 2),
    formatPercent(accuracy, 2),
  ]),
})}`;
  return [{ id: `${id}-calibration-heading`, heading: 'Calibration', body, half: true }];
}
