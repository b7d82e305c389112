import type { Mistake } from '@lenet5/metrics';
import type { AnyImageSet } from '@lenet5/mnist';
import { takeImage } from '../../data-set/take-image.js';
import { drawDigit } from '../../terminal/digit.js';
import { formatPercent } from '../../terminal/format.js';
import { sideBySide } from '../../terminal/side-by-side.js';
import type { Terminal } from '../../terminal/terminal.js';

const GAP = 3;
/** The width of "true 4, predicted 9 (99.99 %)", one column more than a digit. */
const COLUMNS = 29;

async function drawMistake(
  { index, label, predicted, confidence }: Mistake,
  set: AnyImageSet,
  terminal: Terminal,
): Promise<string[]> {
  const { pixels, shape } = await takeImage(set, index);
  const name = (one: number): string => set.classNames?.[one] ?? String(one);
  const words = `true ${name(label)}, predicted ${name(predicted)}`;
  return [
    `${terminal.style('bold', words)} (${formatPercent(confidence)})`,
    terminal.style('dim', `image ${index}`),
    ...drawDigit(pixels, terminal, shape),
  ];
}

/** Draws mistakes, as many in a row as fit. */
export async function drawMistakes(
  mistakes: readonly Mistake[],
  set: AnyImageSet,
  terminal: Terminal,
): Promise<string[]> {
  if (mistakes.length === 0) return [];
  const across = Math.max(1, Math.floor((terminal.columns + GAP) / (COLUMNS + GAP)));
  const lines = ['', `the ${mistakes.length} most confident mistakes`];
  for (let first = 0; first < mistakes.length; first += across) {
    const row = mistakes.slice(first, first + across);
    const blocks = await Promise.all(row.map((mistake) => drawMistake(mistake, set, terminal)));
    lines.push('', ...blocks.reduce((left, right) => sideBySide(left, right, GAP)));
  }
  return lines;
}
