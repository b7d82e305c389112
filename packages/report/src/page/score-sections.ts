import { type ConfusionMatrix, confusionRows, perClassScores } from '@lenet5/metrics';
import type { FigureOptions } from '../drawing/figure.js';
import { formatCount, formatDecimals, formatPercent } from '../drawing/number-format.js';
import type { RunScores } from '../report-data.js';
import { calibrationDescription } from '../scores/calibration-description.js';
import { classNamesOf } from '../scores/class-names.js';
import { confusionDescription } from '../scores/confusion-description.js';
import { confusionFigure } from '../scores/confusion-figure.js';
import { digitsFigure } from '../scores/digits-figure.js';
import { reliabilityFigure } from '../scores/reliability-figure.js';
import { html, type Markup } from './html.js';
import { robustnessSection } from './robustness-section.js';
import { figure, type Section } from './section.js';
import { foldedTable, table } from './table.js';

/** The scores of a model that are known: confusion matrix, scores by class, worst mistakes, calibration, robustness. */
export function scoreSections(scores: RunScores, id: string, options: FigureOptions): Section[] {
  return [
    ...confusionSection(scores, id, options),
    ...mistakesSection(scores, id, options),
    ...calibrationSection(scores, id, options),
    ...robustnessSection(scores, id, options),
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
<div class="pair"><div>${figure(svg, 'Rows are true classes and columns are predicted classes. Stronger colors are more frequent mistakes.')}
${foldedTable({
  caption: 'How often each true class (row) was predicted as each class (column).',
  heads: ['true', ...names],
  rows: rows.map((row, label) => [names[label], ...row.map(formatCount)]),
})}</div>
${classTable(confusion, names)}</div>
`;
  return [{ id: `${id}-confusion-heading`, heading: 'Confusion matrix', body }];
}

function classTable(confusion: ConfusionMatrix, names: readonly string[]): Markup {
  const { perClass, macro, weighted } = perClassScores(confusion);
  const percentages = ({ precision, recall, f1 }: typeof macro): string[] =>
    [precision, recall, f1].map((fraction) => formatPercent(fraction));
  return table({
    caption:
      'Precision: the fraction of images predicted as the class that belong to it. Recall: the fraction of images of the class that are predicted as it. The weighted mean weights each class by its images.',
    heads: ['class', 'precision', 'recall', 'F1', 'images'],
    rows: [
      ...perClass.map((score) => [names[score.label], ...percentages(score), formatCount(score.support)]),
      ['mean', ...percentages(macro), ''],
      ['weighted mean', ...percentages(weighted), ''],
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
  const body = html`${figure(svg, 'The input of the network with the true class, the predicted class and its probability.')}
${foldedTable({
  caption: 'The first image is image 0.',
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
${figure(svg, 'If a bar ends below the dotted line, the model is overconfident.')}
${foldedTable({
  caption: 'Confidence bins with images.',
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
