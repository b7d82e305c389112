import type { FigureOptions } from '../drawing/figure.js';
import { formatDecimals } from '../drawing/number-format.js';
import { filterRange } from '../filters/filter-range.js';
import { filtersFigure } from '../filters/filters-figure.js';
import type { FilterBank } from '../report-data.js';
import { html, type Markup } from './html.js';
import { figure, type Section } from './section.js';
import { foldedTable } from './table.js';

/** The learned filters of each convolution. */
export function filtersSection(banks: readonly FilterBank[], id: string, options: FigureOptions): Section[] {
  if (banks.length === 0) return [];
  const figures = banks.map((bank, i) => {
    const svg = filtersFigure(bank.weights, bank.shape, { ...options, id: `${id}-filters-${i + 1}` });
    const caption = html`<code>${bank.name}</code>, ${bank.shape.join(' × ')} weights`;
    return html`<div>${figure(svg, caption)}
${rangesTable(bank)}</div>
`;
  });
  const body = html`<p>Blue weights are positive, orange weights are negative, and faint weights are close to zero.</p>
<div class="pair">
${figures}</div>
`;
  return [{ id: `${id}-filters-heading`, heading: 'Learned filters', body }];
}

function rangesTable({ weights, shape }: FilterBank): Markup {
  const filters = shape[3] ?? 0;
  return foldedTable({
    caption: 'Weights of each filter.',
    heads: ['filter', 'smallest', 'largest', 'root mean square'],
    rows: Array.from({ length: filters }, (_, filter) => {
      const values = Array.from(weights).filter((_, i) => i % filters === filter);
      const { low, high } = filterRange(values);
      const square = values.reduce((sum, weight) => sum + weight ** 2, 0) / values.length;
      return [filter, ...[low, high, Math.sqrt(square)].map((value) => formatDecimals(value, 3))];
    }),
  });
}
