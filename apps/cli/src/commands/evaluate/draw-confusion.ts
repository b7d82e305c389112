import { type ConfusionMatrix, confusionRows } from '@lenet5/metrics';
import { visibleWidth } from '../../terminal/side-by-side.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/wrap.js';

const LEGEND = 'confusion matrix: one row per true class, one column per predicted class';
const MAX_LISTED = 10;

/** Colors only mistakes, so that they stand out. */
function drawMatrix(
  rows: readonly (readonly number[])[],
  name: (label: number) => string,
  terminal: Terminal,
): string[] {
  const heads = ['', ...rows.map((_, label) => name(label))].map((head) => ({
    head: terminal.style('dim', head),
  }));
  const cells = rows.map((row, label) => [
    terminal.style('dim', name(label)),
    ...row.map((count, predicted) => {
      if (count === 0) return terminal.style('dim', '.');
      return label === predicted ? String(count) : terminal.style('red', String(count));
    }),
  ]);
  return drawTable(heads, cells, 1);
}

/** The most frequent mistakes with a heading, for terminals that are too narrow for the matrix. */
function listMistakes(rows: readonly (readonly number[])[], name: (label: number) => string): string[] {
  const mistakes = rows.flatMap((row, label) =>
    row
      .map((count, predicted) => ({ label, predicted, count }))
      .filter(({ predicted }) => predicted !== label),
  );
  const listed = mistakes
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_LISTED)
    .map(({ label, predicted, count }) => `true ${name(label)}, predicted ${name(predicted)}: ${count}`);
  return listed.length > 0 ? ['the most frequent mistakes', ...listed] : ['no mistakes'];
}

/** The confusion matrix as a table, or its largest entries if the table does not fit. */
export function drawConfusion(
  confusion: ConfusionMatrix,
  terminal: Terminal,
  names?: readonly string[],
): string[] {
  const rows = confusionRows(confusion);
  const name = (label: number): string => names?.[label] ?? String(label);
  // A column has at least one character and a space. A table of hundreds of columns takes seconds to draw.
  if (2 * rows.length > terminal.columns) return listMistakes(rows, name);
  const matrix = drawMatrix(rows, name, terminal);
  if (Math.max(...matrix.map(visibleWidth)) <= terminal.columns) {
    return [...wrap(LEGEND, terminal.columns), ...matrix];
  }
  return listMistakes(rows, name);
}
