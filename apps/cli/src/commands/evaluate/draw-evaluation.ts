import { formatQuantity } from '@lenet5/core';
import type { AnyImageSet } from '@lenet5/mnist';
import { formatCount, formatLoss, formatPercent } from '../../terminal/format.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { drawConfusion } from './draw-confusion.js';
import { drawMistakes } from './draw-mistakes.js';
import { drawRobustness } from './draw-robustness.js';
import type { Evaluation } from './evaluation.js';
import type { PenaltySummary } from './penalty-summary.js';

const WIDE_FROM = 48;

function drawHeadline(
  { images, accuracy, interval, loss, calibrationError, penalties }: Evaluation,
  terminal: Terminal,
): string[] {
  return [
    terminal.style('bold', `accuracy           ${formatPercent(accuracy)}`),
    `95 % interval      ${formatPercent(interval.low)} to ${formatPercent(interval.high)}`,
    `loss               ${formatLoss(loss)}`,
    `calibration error  ${formatPercent(calibrationError)}`,
    ...(penalties ? drawPenalties(penalties, images) : []),
  ];
}

/** The lines of a network that has penalties. */
function drawPenalties({ trueClass, nearestOther, noneOfThese }: PenaltySummary, images: number): string[] {
  return [
    `mean penalty       ${trueClass.toFixed(2)} of the true class, ${nearestOther.toFixed(2)} of the nearest other`,
    `none of these      most probable for ${formatCount(noneOfThese.images)} of ${formatQuantity(images, 'image')}; mean probability ${formatPercent(noneOfThese.probability)}`,
  ];
}

function drawClasses({ scores }: Evaluation, { classNames }: AnyImageSet, terminal: Terminal): string[] {
  const heads = ['class', 'images', 'precision', 'recall', 'F1'];
  const line = (
    name: string,
    images: number,
    score: { precision: number; recall: number; f1: number },
  ): string[] => [name, formatCount(images), ...[score.precision, score.recall, score.f1].map(formatPercent)];
  const total = scores.perClass.reduce((sum, { support }) => sum + support, 0);
  return drawTable(
    heads.map((head) => ({ head: terminal.style('dim', head) })),
    [
      ...scores.perClass.map((score, label) =>
        line(classNames?.[label] ?? String(label), score.support, score),
      ),
      line('mean', total, scores.macro),
    ],
    terminal.columns < WIDE_FROM ? 1 : 2,
  );
}

/** An evaluation as lines of text. */
export async function drawEvaluation(
  evaluation: Evaluation,
  set: AnyImageSet,
  terminal: Terminal,
): Promise<string[]> {
  return [
    ...drawHeadline(evaluation, terminal),
    '',
    ...drawClasses(evaluation, set, terminal),
    '',
    ...drawConfusion(evaluation.confusion, terminal, set.classNames),
    ...drawRobustness(evaluation.robustness, terminal),
    ...(await drawMistakes(evaluation.mistakes, set, terminal)),
  ];
}
