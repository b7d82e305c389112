import { FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { PALETTE, SERIES } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';
import type { ConnectionTable } from '../report-data.js';

const LEFT = 56;
const TOP = 40;
const BOTTOM = 12;
const RIGHT = 14;

/**
 * Draws a connection table: a column per map of the layer and a row per map that it reads, with a filled cell per connection.
 *
 * @returns An SVG, 380 pixels wide.
 */
export function connectionsFigure({ name, inputs, table }: ConnectionTable, options: FigureOptions): string {
  const side = Math.min(24, (FIGURE_WIDTH - LEFT - RIGHT) / table.length);
  const cells = table.flatMap((maps, filter) =>
    Array.from({ length: inputs }, (_, map) =>
      cell(LEFT + filter * side, TOP + map * side, side, maps.includes(map)),
    ),
  );
  const muted = { fill: PALETTE.muted.light } as const;
  const columns = table.map((_, filter) =>
    textElement(LEFT + (filter + 0.5) * side, TOP - 7, String(filter), { ...muted, anchor: 'middle' }),
  );
  const rows = Array.from({ length: inputs }, (_, map) =>
    textElement(LEFT - 8, TOP + (map + 0.5) * side + 4, String(map), { ...muted, anchor: 'end' }),
  );
  const headings = [
    textElement(LEFT, 15, `map of ${name}`, { ...muted, bold: true }),
    textElement(8, TOP - 7, 'reads', { ...muted, bold: true }),
  ];
  const size = { width: FIGURE_WIDTH, height: Math.ceil(TOP + inputs * side + BOTTOM) };
  const description = table.map((maps, filter) => `Map ${filter} reads ${maps.join(', ')}.`).join(' ');
  const content = [...headings, ...columns, ...rows, ...cells].join('');
  return frame({ ...size, title: `Connections of ${name}`, description, content }, 'connections', options);
}

function cell(x: number, y: number, side: number, isConnected: boolean): string {
  const fill = isConnected ? SERIES[0]!.light : 'none';
  return `<rect x="${x + 1}" y="${y + 1}" width="${side - 2}" height="${side - 2}" rx="2" fill="${fill}" stroke="${PALETTE.line.light}"/>`;
}
