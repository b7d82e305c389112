import { drawBar } from './bar.js';
import { formatPercent } from './format.js';
import type { Terminal } from './terminal.js';

const BAR_COLUMNS = 16;
/** With more classes than this, only the most probable ones are drawn. */
const MAX_BARS = 12;

/**
 * Draws one line per class: the class, and its probability as a bar and a percentage. Of many classes, draws the most probable ones.
 *
 * @param probabilities of the classes, from 0 to 1.
 * @param highest the most probable class, shown in bold.
 * @param names of the classes; default their numbers.
 */
export function drawProbabilities(
  probabilities: ArrayLike<number>,
  highest: number,
  terminal: Terminal,
  names?: readonly string[],
): string[] {
  const all = Array.from(probabilities, (probability, label) => ({ probability, label }));
  const drawn =
    all.length <= MAX_BARS ? all : all.sort((a, b) => b.probability - a.probability).slice(0, MAX_BARS);
  const named = drawn.map(({ label }) => names?.[label] ?? String(label));
  const width = Math.max(...named.map((name) => name.length));
  return drawn.map(({ probability, label }, index) => {
    const bar = drawBar(probability, BAR_COLUMNS, terminal.unicode).padEnd(BAR_COLUMNS);
    const line = `${(named[index] ?? '').padEnd(width)} ${bar} ${formatPercent(probability).padStart(8)}`;
    return label === highest ? terminal.style('bold', line) : line;
  });
}
