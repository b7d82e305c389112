import { type PlotOptions, plot } from '@observablehq/plot';
import { serializeSvg } from './serialize-svg.js';

/** Draws a chart with text of 12 pixels and returns it as one SVG group at (x, y). */
export function drawPlot(document: Document, options: PlotOptions, x = 0, y = 0): string {
  const drawn = plot({ ...options, document });
  const content = Array.from(drawn.childNodes, serializeSvg).join('');
  const place = x === 0 && y === 0 ? '' : ` transform="translate(${x},${y})"`;
  return `<g${place} text-anchor="middle">${content}</g>`;
}
