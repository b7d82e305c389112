import type { ModelSummary } from './summary.js';

const HEADINGS = ['Layer', 'Type', 'Output', 'Parameters', 'Multiply-adds'];
/** The first columns are text, aligned left; the others are numbers, aligned right. */
const TEXT_COLUMNS = 3;

/**
 * Renders a summary as plain text: one line per layer and a line of totals. The text ends with a line break.
 *
 * @example
 * ```ts
 * import { lenet5, renderSummary, summary } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const [header] = renderSummary(summary(lenet5())).split('\n');
 * console.log(header); // Layer    Type              Output   Parameters  Multiply-adds
 * ```
 */
export function renderSummary(summary: ModelSummary): string {
  const rows = summary.layers.map(({ name, type, outputShape, parameters, multiplyAdds }) => [
    name,
    type,
    outputShape.map((size) => size ?? '?').join('×'),
    amount(parameters),
    amount(multiplyAdds),
  ]);
  const total = ['Total', '', '', amount(summary.parameters), amount(summary.multiplyAdds)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...[HEADINGS, ...rows, total].map((row) => row[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  const lines = [HEADINGS, ...rows, total].map((row) => line(row, widths));
  lines.splice(-1, 0, rule);
  lines.splice(1, 0, rule);
  return `${lines.join('\n')}\n`;
}

function line(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) =>
    column < TEXT_COLUMNS ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
  );
  return cells.join('  ').trimEnd();
}

function amount(number: number | null): string {
  return number === null ? 'unknown' : number.toLocaleString('en-US');
}
