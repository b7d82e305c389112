import { bestEpoch } from '@lenet5/metrics';
import { formatDecimals, formatPercent, formatSeconds } from '../drawing/number-format.js';
import { seriesColor } from '../drawing/palette.js';
import type { ReportRun } from '../report-data.js';
import { html, type Markup } from './html.js';
import { trainingSeconds } from './key-figures.js';
import { runName } from './run-name.js';
import { table } from './table.js';

/** A table of runs, each with the color of its curves. */
export function runsTable(runs: readonly ReportRun[]): Markup {
  return table({
    caption: 'Select a run to go to its details.',
    heads: [
      'run',
      'epochs',
      'best epoch',
      'best validation accuracy',
      'last validation accuracy',
      'last training accuracy',
      'last validation loss',
      'training time',
    ],
    rows: runs.map((run, i) => {
      const { history } = run;
      const best = bestEpoch(history);
      return [
        html`${swatch(i)}<a href="#run-${i + 1}">${runName(run.name)}</a>`,
        history.loss.length,
        best?.epoch ?? '–',
        formatPercent(best?.metric === 'val_accuracy' ? best.value : undefined, 2),
        formatPercent(history.val_accuracy.at(-1), 2),
        formatPercent(history.accuracy.at(-1), 2),
        formatDecimals(history.val_loss.at(-1), 4),
        formatSeconds(trainingSeconds(run)),
      ];
    }),
  });
}

function swatch(index: number): Markup {
  const line = html`<path d="M0 5h20" stroke="${seriesColor(index)}" stroke-width="3"/>`;
  return html`<svg class="lenet5-figure swatch" viewBox="0 0 20 10" aria-hidden="true">${line}</svg>`;
}
