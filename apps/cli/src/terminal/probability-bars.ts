import { drawBar } from './bar.js';
import { formatPercent } from './format.js';
import type { Terminal } from './terminal.js';

const BAR_COLUMNS = 16;

/**
 * Draws one line per class: the class, and its probability as a bar and a percentage.
 *
 * @param probabilities of the classes, from 0 to 1.
 * @param highest the most probable class, shown in bold.
 */
export function drawProbabilities(
  probabilities: ArrayLike<number>,
  highest: number,
  terminal: Terminal,
): string[] {
  return Array.from(probabilities, (probability, label) => {
    const bar = drawBar(probability, BAR_COLUMNS, terminal.unicode).padEnd(BAR_COLUMNS);
    const line = `${label} ${bar} ${formatPercent(probability).padStart(8)}`;
    return label === highest ? terminal.style('bold', line) : line;
  });
}
