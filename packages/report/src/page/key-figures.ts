import { bestEpoch } from '@lenet5/metrics';
import { isFiniteNumber } from '../drawing/is-finite-number.js';
import { formatCount, formatDecimals, formatPercent, formatSeconds } from '../drawing/number-format.js';
import type { ReportRun } from '../report-data.js';
import { type Content, html, type Markup } from './html.js';

/** The most important numbers of a run. */
export function keyFigures(run: ReportRun): Markup {
  const { history } = run;
  const best = bestEpoch(history);
  const epochs = history.loss.length;
  const kind = best?.metric === 'accuracy' ? 'training' : 'validation';
  const last = history[best?.metric ?? 'accuracy'].at(-1);
  const loss = history[best?.metric === 'val_accuracy' ? 'val_loss' : 'loss'].at(-1);
  return html`<dl>
${best && entry(`Best ${kind} accuracy`, formatPercent(best.value, 2), `epoch ${best.epoch}`)}
${best && entry(`Last ${kind} accuracy`, formatPercent(last, 2), `loss ${formatDecimals(loss, 4)}`)}
${entry('Epochs', formatCount(epochs), run.trainSize ? `of ${formatCount(run.trainSize)} images` : '')}
${run.epochs && entry('Training time', formatSeconds(trainingSeconds(run)), '')}
</dl>
`;
}

/** Total seconds of training; undefined if the time of an epoch is unknown. */
export function trainingSeconds({ epochs = [] }: ReportRun): number | undefined {
  const seconds = epochs.map((epoch) => epoch.seconds);
  if (seconds.length === 0 || !seconds.every(isFiniteNumber)) return undefined;
  return seconds.reduce((sum, value) => sum + value, 0);
}

function entry(name: string, value: string, detail: Content): Markup {
  return html`<div><dt>${name}</dt><dd>${value}${detail && html`<small>${detail}</small>`}</dd></div>`;
}
