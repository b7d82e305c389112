import type { FigureOptions } from '../drawing/figure.js';
import { formatPercent } from '../drawing/number-format.js';
import type { RunScores } from '../report-data.js';
import { robustnessDescription, robustnessFigure } from '../scores/robustness-figure.js';
import { html } from './html.js';
import { figure, type Section } from './section.js';
import { foldedTable } from './table.js';

/** The section with the accuracy on corrupted images; none if it was not measured. */
export function robustnessSection(
  { robustness, on }: RunScores,
  id: string,
  options: FigureOptions,
): Section[] {
  if (!robustness) return [];
  const svg = robustnessFigure(robustness, { ...options, id: `${id}-robustness` });
  const count = Math.max(0, ...robustness.curves.map(({ strengths }) => strengths.length));
  const levels = Array.from({ length: count }, (_, i) => i);
  const body = html`<p>${on !== undefined && `Scored on ${on}. `}${robustnessDescription(robustness)}</p>
${figure(svg, `Shift, rotation and scale: up to the strength, at random. Seed: ${robustness.seed}.`)}
${foldedTable({
  caption: 'The accuracy at each strength, from weak to strong.',
  heads: ['corruption', 'strengths', ...levels.map((level) => String(level + 1))],
  rows: robustness.curves.map(({ corruption, unit, strengths, accuracies }) => [
    corruption,
    `${strengths.join(', ')} ${unit}`.trim(),
    ...levels.map((level) => formatPercent(accuracies[level], 2)),
  ]),
})}`;
  return [{ id: `${id}-robustness-heading`, heading: 'Robustness', body }];
}
