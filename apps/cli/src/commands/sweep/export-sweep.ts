import type { SweepResults, Sweeps } from '@lenet5/sweep';
import { openOutput } from '../../output.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import { sweepCsv } from './results-csv.js';

/** What `lenet5 sweep export` writes, and where. */
export interface ExportFlags {
  readonly format?: 'csv' | 'json' | 'html';
  readonly out?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Writes the results of a sweep to a file or to stdout. */
export async function exportSweep(sweeps: Sweeps, sweep: number, flags: ExportFlags): Promise<void> {
  const { format = 'csv', out: path, color } = flags;
  const results = await sweeps.results(sweep);
  const text = await render(sweeps, results, format);
  const { out } = openOutput(color);
  if (path === undefined) {
    out.stream.write(text);
    return;
  }
  await writeAtomically(path, text);
  out.data(path);
}

async function render(
  sweeps: Sweeps,
  results: SweepResults,
  format: NonNullable<ExportFlags['format']>,
): Promise<string> {
  if (format === 'csv') return sweepCsv(results);
  if (format === 'json') return `${JSON.stringify(results, null, 2)}\n`;
  const { sweepPage } = await import('./sweep-page.js');
  return sweepPage(results, await sweeps.curves(results.sweep));
}
