import type { ChartGlyphs } from './chart-glyphs.js';
import { epochTicks } from './scale.js';

/** Columns per tick of the epoch axis. */
const TICK_COLUMNS = 5;

/** The column of an epoch in a plot of `width` columns. A single epoch is in the middle. */
export function epochColumn(epoch: number, epochs: number, width: number): number {
  return epochs <= 1 ? Math.floor(width / 2) : Math.round(((epoch - 1) / (epochs - 1)) * (width - 1));
}

/** The axis below a plot of `columns` columns and its labels, as two lines. Labels do not touch. */
export function drawEpochAxis(
  epochs: number,
  columns: number,
  indent: string,
  glyphs: ChartGlyphs,
): string[] {
  const base = Array.from({ length: columns }, () => glyphs.base);
  const labels = Array.from({ length: columns + 4 }, () => ' ');
  let free = 0;
  for (const epoch of epochTicks(epochs, columns / TICK_COLUMNS)) {
    const column = epochColumn(epoch, epochs, columns);
    const label = String(epoch);
    const start = Math.max(0, Math.min(column, columns - label.length + 1));
    if (start < free) continue;
    base[column] = glyphs.baseTick;
    [...label].forEach((digit, index) => {
      labels[start + index] = digit;
    });
    free = start + label.length + 1;
  }
  return [`${indent}${glyphs.corner}${base.join('')}`, `${indent} ${labels.join('')}`.trimEnd()];
}
