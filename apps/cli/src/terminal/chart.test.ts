import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { drawChart, type Series } from './chart.js';
import { visibleWidth } from './side-by-side.js';

const rising: Series = { name: 'train', values: [0, 10, 20, 30, 40], color: 'blue' };
const falling: Series = { name: 'validation', values: [40, 30, 20, 10, 0], color: 'yellow' };

describe('drawChart(options)', () => {
  test('draws a straight line from corner to corner in ASCII', () => {
    const { terminal } = captureTerminal({ unicode: false });
    expect(drawChart({ title: 'up', series: [rising], columns: 14, rows: 5 }, terminal)).toEqual([
      'up',
      '40 +        *',
      '   |      **',
      '20 +    **',
      '   |  **',
      ' 0 +**',
      '   ++-+---+--',
      '    1 2   4',
      '    ** train',
    ]);
  });

  test('distinguishes two series without colors: solid and dotted, * and o', () => {
    const options = { title: 'both', series: [rising, falling], columns: 30, rows: 5 };
    const ascii = drawChart(options, captureTerminal({ unicode: false }).terminal).join('\n');
    expect(ascii).toMatch(/\*.*\n.*o/);
    expect(ascii).toContain('** train  oo validation');
    const solid = drawChart({ ...options, series: [rising] }, captureTerminal().terminal).join('');
    const dotted = drawChart(
      { ...options, series: [{ ...rising, values: [] }, rising] },
      captureTerminal().terminal,
    );
    const dots = (text: string): number =>
      [...text].reduce((sum, sign) => sum + braille(sign.codePointAt(0) ?? 0), 0);
    expect(dots(dotted.slice(0, 6).join(''))).toBeLessThan(0.7 * dots(solid));
  });

  test.each([40, 80, 120])('keeps within %i columns', (columns) => {
    for (const unicode of [true, false]) {
      const { terminal } = captureTerminal({ columns, unicode });
      const marked = { epoch: 2, name: 'best' };
      const lines = drawChart({ title: 'both', series: [rising, falling], columns, marked }, terminal);
      expect(Math.max(...lines.map(visibleWidth))).toBeLessThanOrEqual(columns);
    }
  });

  test('marks the best epoch on the last series and in the legend', () => {
    const marked = { epoch: 3, name: 'best' };
    const { terminal } = captureTerminal({ unicode: false });
    const lines = drawChart({ title: 'x', series: [rising], columns: 14, rows: 5, marked }, terminal);
    expect(lines[3]).toBe('20 +    #*');
    expect(lines.at(-1)).toBe('    ** train  # best');
  });

  test('draws a single epoch, and leaves a gap at a value that is not finite', () => {
    const { terminal } = captureTerminal({ unicode: false });
    const single = drawChart({ title: 'x', series: [{ ...rising, values: [3] }], columns: 20 }, terminal);
    expect(single.join('\n').match(/\*/g)).toHaveLength(1 + 2);
    const broken = { ...rising, values: [1, Number.NaN, 3, 4] };
    expect(drawChart({ title: 'x', series: [broken], columns: 40 }, terminal).join('\n')).not.toContain(
      'NaN',
    );
  });
});

/** The number of dots of a braille character; 0 for other characters. */
function braille(code: number): number {
  if (code < 0x2800 || code > 0x28ff) return 0;
  return (code - 0x2800).toString(2).replaceAll('0', '').length;
}
