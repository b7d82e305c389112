import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ReportRun, renderReport } from '@lenet5/report';
import type { Output } from '../../output.js';
import { readVersion } from '../../package-info.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import { distinctFolders } from './distinct-folders.js';
import { type ExaminedRun, examineRuns } from './examine-runs.js';
import { readRuns } from './read-runs.js';
import type { ReportOptions } from './report-options.js';
import { reportTarget, STDOUT } from './report-target.js';
import { refuseFigures, reportFigures, writeFigures } from './write-figures.js';

/** Fraction of correct predictions. */
function accuracyOf({ scores }: ReportRun): number | undefined {
  if (!scores?.confusion) return undefined;
  const { classes, counts } = scores.confusion;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const right = counts
    .filter((_, index) => index % (classes + 1) === 0)
    .reduce((sum, count) => sum + count, 0);
  return right / total;
}

function jsonResult(
  report: string,
  runs: readonly ExaminedRun[],
  skipped: readonly string[],
  figures: readonly string[],
): string {
  const results = runs.map(({ run, warnings }) => ({
    run: run.name,
    accuracy: accuracyOf(run),
    loss: run.scores?.loss,
    ...(warnings.length > 0 ? { warnings } : {}),
  }));
  return JSON.stringify({
    report,
    runs: results,
    ...(skipped.length > 0 ? { skipped } : {}),
    ...(figures.length > 0 ? { figures } : {}),
  });
}

/**
 * Reads and scores the runs and writes the report. Writes its path to stdout (the report itself with `--out -`), and how
 * to open it to stderr.
 */
export async function runReport(options: ReportOptions, { out, err }: Output): Promise<void> {
  const { quiet, json } = options;
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  const folders = distinctFolders(options.folders);
  const target = reportTarget(folders, options.out);
  if (options.figures !== undefined) refuseFigures(options.figures);
  const warn = (text: string): void => err.line(text);
  const { runs: saved, skipped } = await readRuns(folders, warn);
  const runs = await examineRuns(saved, options, note, warn);
  const report = renderReport({
    runs: runs.map(({ run }) => run),
    note: `Written by lenet5 ${readVersion()}.`,
  });
  const drawn = runs.map(({ run }) => run);
  const figures =
    options.figures === undefined ? [] : await writeFigures(options.figures, reportFigures(drawn));
  for (const path of figures) note(`wrote ${path}`);
  if (target === STDOUT) {
    out.stream.write(report);
    return;
  }
  await writeAtomically(target, report);
  out.data(json ? jsonResult(target, runs, skipped, figures) : target);
  note(`to read it, open ${pathToFileURL(resolve(target)).href} in a browser`);
}
