import { meanCorruptedAccuracy, type Robustness, type RobustnessCurve } from '@lenet5/metrics';
import { formatPercent } from '../../terminal/format.js';
import { visibleWidth } from '../../terminal/side-by-side.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/wrap.js';

/** From this width on, the columns have a wide gap. */
const WIDE_FROM = 92;
const LEGEND = 'accuracy on corrupted images, by the strength of the corruption';

function strengthsOf({ strengths, unit }: RobustnessCurve): string {
  return `${strengths.join(', ')} ${unit}`.trim();
}

/** One line per corruption and strength, for terminals that are too narrow for the table. */
function listAccuracies(curves: readonly RobustnessCurve[]): string[] {
  return curves.flatMap(({ corruption, unit, strengths, accuracies }) =>
    strengths.map((strength, i) => {
      const name = unit === '' ? `${corruption} ${strength}` : `${corruption} ${strength} ${unit}`;
      return `${name}: ${formatPercent(accuracies[i]!)}`;
    }),
  );
}

/** The accuracy on corrupted images as a table: one row per corruption, from weak to strong. Nothing if it was not measured. */
export function drawRobustness(robustness: Robustness | undefined, terminal: Terminal): string[] {
  if (!robustness) return [];
  const { curves, clean } = robustness;
  const levels = curves[0]?.strengths ?? [];
  const table = drawTable(
    [
      { head: terminal.style('dim', 'corruption'), align: 'left' },
      ...levels.map((_, i) => ({ head: terminal.style('dim', String(i + 1)) })),
      { head: terminal.style('dim', 'strengths'), align: 'left' },
    ],
    curves.map((curve) => [curve.corruption, ...curve.accuracies.map(formatPercent), strengthsOf(curve)]),
    terminal.columns < WIDE_FROM ? 1 : 2,
  );
  const fits = Math.max(...table.map(visibleWidth)) <= terminal.columns;
  const mean = `mean ${formatPercent(meanCorruptedAccuracy(robustness))}, without corruption ${formatPercent(clean)}`;
  return ['', ...wrap(LEGEND, terminal.columns), ...(fits ? table : listAccuracies(curves)), mean];
}
