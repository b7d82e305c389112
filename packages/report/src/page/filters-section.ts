import type { FigureOptions } from '../figure.js';
import { filterRange } from '../filter-range.js';
import { filtersFigure } from '../filters-figure.js';
import { formatDecimals } from '../number-format.js';
import type { FilterBank } from '../report-data.js';
import { html, type Markup } from './html.js';
import { figure, type Section } from './section.js';
import { foldedTable } from './table.js';

/** The learned filters of each convolution, side by side. */
export function filtersSection(banks: readonly FilterBank[], id: string, options: FigureOptions): Section[] {
  if (banks.length === 0) return [];
  const pictures = banks.map((bank, i) => {
    const svg = filtersFigure(bank.weights, bank.shape, { ...options, id: `${id}-filters-${i + 1}` });
    const caption = html`<code>${bank.name}</code>, ${bank.shape.join(' × ')} weights`;
    return html`<div>${figure(svg, caption)}
${rangesTable(bank)}</div>
`;
  });
  const body = html`<p>Blue weights are above zero, orange ones below; the fainter, the closer to zero.</p>
<div class="pair">
${pictures}</div>
`;
  return [{ id: `${id}-filters-heading`, heading: 'Learned filters', body }];
}

function rangesTable({ weights, shape }: FilterBank): Markup {
  const filters = shape[3] ?? 0;
  return foldedTable({
    caption: 'The weights of each filter.',
    heads: ['filter', 'smallest', 'largest', 'root mean square'],
    rows: Array.from({ length: filters }, (_, filter) => {
      const own = Array.from(weights).filter((_, i) => i % filters === filter);
      const { low, high } = filterRange(own);
      const square = own.reduce((sum, weight) => sum + weight ** 2, 0) / own.length;
      return [filter, ...[low, high, Math.sqrt(square)].map((value) => formatDecimals(value, 3))];
    }),
  });
}
