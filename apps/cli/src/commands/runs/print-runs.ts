import { currentInvocation, quoteWord } from '../../invocation.js';
import type { Output } from '../../output.js';
import { jsonRun, type ListedRun } from './listed-run.js';
import { drawRunTable } from './run-table.js';
import { sortRuns } from './sort-runs.js';

function reportCommand(folder: string): string {
  return `${currentInvocation()} report ${quoteWord(folder)}`;
}

/** Prints the list of runs to stdout, and to stderr the errors of damaged and unreadable runs and a suggested next command. */
export function printRuns(
  runs: readonly ListedRun[],
  { folder, json, quiet }: { readonly folder: string; readonly json: boolean; readonly quiet: boolean },
  { out, err }: Output,
): void {
  if (runs.length === 0 && !quiet) err.line(`there are no runs in ${folder}`);
  if (json) for (const run of runs) out.data(JSON.stringify(jsonRun(run)));
  else if (runs.length > 0) for (const line of drawRunTable(runs, out)) out.line(line);
  for (const { damage } of runs) if (damage !== undefined) err.line(damage);
  const [best] = sortRuns(runs, 'best').filter((run) => run.best);
  if (best && !json && !quiet) err.line('to inspect the best run: ', reportCommand(best.folder));
}
