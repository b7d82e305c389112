import type { VNode } from 'preact';
import { heatmapColors } from '../components/paint.js';
import { short } from './shown-number.js';

/** A table of numbers, colored like the maps. */
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
  const { positive, negative } = heatmapColors();
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
              const opacity = 0.3 * (Math.abs(value) / largest);
              const color = (value < 0 ? negative : positive).join(' ');
              return (
                <td key={x} style={{ backgroundColor: `rgb(${color} / ${opacity})` }}>
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
