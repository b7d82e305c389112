import { checkOptionNames } from '@lenet5/core';
import type { FigureOptions } from '../drawing/figure.js';
import { CONTENT_POLICY } from '../page/content-policy.js';
import { html, Markup } from '../page/html.js';
import { figure, type Section, section } from '../page/section.js';
import { STYLE_SHEET } from '../page/style-sheet.js';
import { table } from '../page/table.js';
import { ReportDataError } from '../report-data-error.js';
import { optionFigure } from './option-figure.js';
import { parallelFigure } from './parallel-figure.js';
import { bestTrial, formatObjective, lastValue, type SweepReportData } from './sweep-report-data.js';
import { trialCurvesFigure } from './trial-curves-figure.js';

const NAMES = ['title', 'objective', 'varied', 'trials', 'settings', 'warning', 'note'];

/**
 * Renders the results of a sweep as one HTML file: the settings, parallel coordinates, the objective against each option, and
 * the learning curves. It has no scripts and makes no requests. The same data give the same bytes.
 *
 * @param options - `document`: creates the charts, as in every figure.
 * @throws ReportDataError if no trial has an epoch.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { renderSweepReport } from '@lenet5/report';
 *
 * const trials = [0.001, 0.002].map((learningRate, i) => ({
 *   trial: i + 1,
 *   state: 'completed',
 *   options: { learningRate, seed: 1 },
 *   curve: [0.9, 0.95 + 0.01 * i],
 * }));
 * const settings = trials.map(({ options, curve }) => ({ options, trials: 1, epochs: 2, mean: curve[1] ?? 0 }));
 * const html = renderSweepReport({ objective: 'val_accuracy', varied: ['learningRate'], trials, settings });
 * console.log(html.includes('96.00 %')); // true
 * ```
 */
export function renderSweepReport(
  data: SweepReportData,
  options: Pick<FigureOptions, 'document'> = {},
): string {
  checkOptionNames(data, NAMES);
  const best = bestTrial(data);
  if (!best)
    throw new ReportDataError(
      'trials',
      'has no epoch',
      undefined,
      'pass a sweep of which an epoch is trained',
    );
  const { title = 'Sweep report', note, warning, trials, objective } = data;
  const sections = sectionsOf(data, { ...options, standalone: false });
  const value = formatObjective(lastValue(best) ?? 0, objective);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<title>${title}</title>
<style>${new Markup(STYLE_SHEET)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="lead">${trials.length} trials: the best ${objective} is ${value}, of trial ${best.trial} after ${best.curve.length} epochs.</p>
${warning !== undefined && html`<p><strong>Warning: ${warning}</strong></p>\n`}</header>
<main>
<div class="parts">
${sections.map((part) => section(2, part))}</div>
</main>
<footer>
${note !== undefined && html`<p>${note}</p>`}
</footer>
</body>
</html>
`.toString();
}

function sectionsOf(data: SweepReportData, options: FigureOptions): Section[] {
  const { varied, objective } = data;
  const each = varied.map((name) =>
    figure(
      optionFigure(data, name, options),
      `${objective} by ${name}; pale dots: trials with fewer epochs.`,
    ),
  );
  return [
    { id: 'settings', heading: 'Settings', body: settingsTable(data) },
    ...(varied.length > 0
      ? [
          {
            id: 'parallel',
            heading: 'Parallel coordinates',
            body: figure(
              parallelFigure(data, options),
              'A line per trial. The thick line is the best trial.',
            ),
          },
          {
            id: 'options',
            heading: `${objective} against each option`,
            body: html`<div class="pair">\n${each}</div>\n`,
          },
        ]
      : []),
    {
      id: 'curves',
      heading: 'Learning curves',
      body: figure(
        trialCurvesFigure(data, options),
        `The ${objective} of each trial by epoch. The thick line is the best trial.`,
      ),
    },
  ];
}

function settingsTable({ varied, settings, objective }: SweepReportData): Markup {
  const format = (value: number | undefined): string =>
    value === undefined ? '–' : formatObjective(value, objective);
  return table({
    caption:
      'The mean over the seeds after the last epoch, and its standard error. Settings with more epochs come first.',
    heads: [...varied, 'trials', 'epochs', objective, 'standard error'],
    rows: settings.map(({ options, trials, epochs, mean, standardError }) => [
      ...varied.map((name) => String(options[name] ?? 'default')),
      trials,
      epochs,
      format(mean),
      format(standardError),
    ]),
    strong: [0],
  });
}
