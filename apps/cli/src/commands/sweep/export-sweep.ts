import type { Sweeps } from '@lenet5/sweep';
import { openOutput } from '../../output.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import { sweepCsv } from './results-csv.js';

/** What `lenet5 sweep export` writes, and where. */
export interface ExportFlags {
  readonly format?: 'csv' | 'json';
  readonly out?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Writes the results of a sweep to a file or to stdout. */
export async function exportSweep(sweeps: Sweeps, sweep: number, flags: ExportFlags): Promise<void> {
  const { format = 'csv', out: path, color } = flags;
  const results = await sweeps.results(sweep);
  const text = format === 'csv' ? sweepCsv(results) : `${JSON.stringify(results, null, 2)}\n`;
  const { out } = openOutput(color);
  if (path === undefined) {
    out.stream.write(text);
    return;
  }
  await writeAtomically(path, text);
  out.data(path);
}
