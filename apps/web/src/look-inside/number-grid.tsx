import type { VNode } from 'preact';
import { inkColours } from '../shell/ink.js';

/** Numbers in a square, coloured as the maps are. */
export function NumberGrid({
  title,
  values,
  columns,
}: {
  readonly title: string;
  readonly values: readonly number[];
  readonly columns: number;
}): VNode {
  const largest = Math.max(...values.map(Math.abs), 1e-9);
  const { positive, negative } = inkColours();
  const rows = Array.from({ length: Math.ceil(values.length / columns) }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
  return (
    <table class="numbers">
      <caption>{title}</caption>
      <tbody>
        {rows.map((row, y) => (
          <tr key={y}>
            {row.map((value, x) => {
              const strength = 0.3 * (Math.abs(value) / largest);
              const colour = (value < 0 ? negative : positive).join(' ');
              return (
                <td key={x} style={{ backgroundColor: `rgb(${colour} / ${strength})` }}>
                  {short(value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number to two decimals, with a true minus. */
export function short(value: number, digits = 2): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace('-', '−');
}

/** A number to three significant digits, however small. */
export function fine(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size < 0.001 || size >= 10_000 ? value.toExponential(2) : value.toPrecision(3);
  return text.replaceAll('-', '−');
}
