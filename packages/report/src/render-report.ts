import { checkOptionNames } from '@lenet5/core';
import { bestEpoch } from '@lenet5/metrics';
import { checkRuns } from './check-runs.js';
import type { FigureOptions } from './drawing/figure.js';
import { formatPercent } from './drawing/number-format.js';
import { CONTENT_POLICY } from './page/content-policy.js';
import { curvesSection } from './page/curves-section.js';
import { html, Markup } from './page/html.js';
import { keyFigures } from './page/key-figures.js';
import { runName } from './page/run-name.js';
import { runSections } from './page/run-sections.js';
import { runsTable } from './page/runs-table.js';
import { type Section, section } from './page/section.js';
import { differencesTable } from './page/settings-table.js';
import { STYLE_SHEET } from './page/style-sheet.js';
import type { ReportData, ReportRun } from './report-data.js';

/**
 * Renders a report of one run, or a comparison of several, as one HTML file. It has no scripts, makes no requests, supports
 * light and dark color schemes and print, and describes every figure in text and as a table. The same data give the same
 * bytes.
 *
 * @param options - `document`: creates the charts, as in every figure.
 * @throws ReportDataError if there is no run, or a part of a run cannot be drawn.
 * @throws InvalidArgumentError (`@lenet5/metrics`) if the shape of a confusion matrix is not `[classes, classes]`.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { renderReport } from '@lenet5/report';
 *
 * const history = { loss: [0.3, 0.1], accuracy: [0.9, 0.97], val_loss: [0.2, 0.1], val_accuracy: [0.94, 0.97] };
 * const html = renderReport({ title: 'LeNet-5', runs: [{ name: 'first', history }] });
 * await writeFile('report.html', html);
 * console.log(html.includes('<h1>LeNet-5</h1>')); // true
 * ```
 */
export function renderReport(data: ReportData, options: Pick<FigureOptions, 'document'> = {}): string {
  checkOptionNames(data, ['runs', 'title', 'note']);
  const { runs, title = 'Training report', note } = data;
  checkRuns(runs);
  const sections = reportSections(runs, { ...options, standalone: false });
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
<p class="lead">${summary(runs)}</p>
<nav aria-label="Contents"><ul>
${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>\n`)}</ul></nav>
</header>
<main>
${runs.length > 1 ? runsTable(runs) : keyFigures(runs[0]!)}
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

function summary(runs: readonly ReportRun[]): Markup {
  const ranked = runs
    .map((run) => ({ run, best: bestEpoch(run.history) }))
    .filter(({ best }) => best?.metric === 'val_accuracy')
    .sort((a, b) => b.best!.value - a.best!.value);
  const [winner] = ranked;
  const [only] = runs;
  const opening = runs.length > 1 ? html`${runs.length} runs compared` : html`Run ${runName(only!.name)}`;
  if (!winner) return html`${opening}.`;
  const where = runs.length > 1 ? html` in run ${runName(winner.run.name)}` : '';
  return html`${opening}: the best validation accuracy is ${formatPercent(winner.best!.value, 2)}${where}, after epoch ${winner.best!.epoch}.`;
}

/** The curves, then the sections of a single run, or one section per run with subsections. */
function reportSections(runs: readonly ReportRun[], options: FigureOptions): Section[] {
  const curves = curvesSection(runs, options);
  if (runs.length === 1) return [curves, ...runSections(runs[0]!, 'run-1', options)];
  const details = runs.map((run, i) => {
    const id = `run-${i + 1}`;
    const parts = runSections(run, id, options).map((part) => section(3, part));
    return {
      id,
      heading: html`Run ${runName(run.name)}`,
      body: html`${keyFigures(run)}<div class="parts">${parts}</div>\n`,
    };
  });
  const table = differencesTable(runs);
  const differences = table ? [{ id: 'differences', heading: 'Differences', body: table }] : [];
  return [curves, ...differences, ...details];
}
