import { formatPercent } from './format.js';
import type { Terminal } from './terminal.js';

/** The line after the bars of the classes: the probability that an image shows none of them. */
export function drawNoneOfThese(noneOfThese: number, isMostProbable: boolean, terminal: Terminal): string {
  const text = `none of these ${formatPercent(noneOfThese)}`;
  return isMostProbable ? terminal.style('bold', `${text}: the most probable`) : text;
}
