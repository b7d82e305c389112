import { drawBar } from './bar.js';
import { formatPercent } from './format.js';
import type { Terminal } from './terminal.js';

const BAR_COLUMNS = 16;

/**
 * A line a class: its number, its probability as a bar and in per cent; the highest is bold.
 *
 * @param probabilities one a class, 0 to 1.
 * @param highest the most probable class.
 */
export function drawProbabilities(
  probabilities: ArrayLike<number>,
  highest: number,
  terminal: Terminal,
): string[] {
  return Array.from(probabilities, (share, label) => {
    const bar = drawBar(share, BAR_COLUMNS, terminal.unicode).padEnd(BAR_COLUMNS);
    const line = `${label} ${bar} ${formatPercent(share).padStart(8)}`;
    return label === highest ? terminal.style('bold', line) : line;
  });
}
