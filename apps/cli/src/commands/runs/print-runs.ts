import { currentInvocation, quoteWord } from '../../invocation.js';
import type { Output } from '../../output.js';
import { jsonRun, type ListedRun } from './listed-run.js';
import { variedOptions } from './option-columns.js';
import { drawRunTable } from './run-table.js';
import { bestFirst, sortRuns } from './sort-runs.js';

/** How to print a list of runs. */
export interface PrintOptions {
  readonly folder: string;
  /** The keys of the options to show. Default: those whose values differ between the runs. */
  readonly columns?: readonly string[] | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

function reportCommand(folder: string): string {
  return `${currentInvocation()} report ${quoteWord(folder)}`;
}

/** Prints the list of runs to stdout, and to stderr the errors of damaged and unreadable runs and a suggested next command. */
export function printRuns(
  runs: readonly ListedRun[],
  { folder, columns, json, quiet }: PrintOptions,
  { out, err }: Output,
): void {
  if (runs.length === 0 && !quiet) err.line(`there are no runs in ${folder}`);
  if (json) for (const run of runs) out.data(JSON.stringify(jsonRun(run)));
  else if (runs.length > 0) {
    const { lines, hidden } = drawRunTable(runs, columns ?? variedOptions(runs), out);
    for (const line of lines) out.line(line);
    if (hidden.length > 0 && !quiet)
      err.line(`not shown, because the table is too wide: ${hidden.join(', ')}; choose with --columns`);
  }
  for (const { damage } of runs) if (damage !== undefined) err.line(damage);
  const [best] = sortRuns(runs, bestFirst).filter((run) => run.best);
  if (best && !json && !quiet) err.line('to inspect the best run: ', reportCommand(best.folder));
}
