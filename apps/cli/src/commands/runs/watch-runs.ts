import { UsageError } from '../../errors/usage-error.js';
import type { Output } from '../../output.js';
import type { Terminal } from '../../terminal/terminal.js';
import { jsonRun, type ListedRun } from './listed-run.js';
import { variedOptions } from './option-columns.js';
import type { PrintOptions } from './print-runs.js';
import { drawRunTable } from './run-table.js';

/** Lines that stay free below the table. */
const FREE_LINES = 2;
const DEFAULT_ROWS = 24;

/** Number of lines of a terminal. */
function rowsOf({ stream }: Terminal): number {
  return 'rows' in stream && typeof stream.rows === 'number' ? stream.rows : DEFAULT_ROWS;
}

/** The table, without the lines that the terminal has no place for. */
function visibleLines(
  runs: readonly ListedRun[],
  { folder, columns }: PrintOptions,
  out: Terminal,
): string[] {
  if (runs.length === 0) return [`there are no runs in ${folder}`];
  const lines = [...drawRunTable(runs, columns ?? variedOptions(runs), out).lines];
  const most = Math.max(2, rowsOf(out) - FREE_LINES);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), out.style('dim', `and ${lines.length - most + 1} more`)];
}

/** Throws UsageError if the list can be redrawn neither on the terminal nor as JSON Lines. */
export function refuseWatching({ json }: Pick<PrintOptions, 'json'>, { out }: Output): void {
  if (json || out.animated) return;
  throw new UsageError({
    problem: '--watch needs a terminal',
    remedy: 'add --json for one line per change, or omit --watch',
  });
}

/**
 * Lists runs again and again, until the process is interrupted: redraws the table, or with `json` writes each run that is new or has
 * changed.
 *
 * @param list reads, filters and sorts the runs.
 * @param ticks when to list them again.
 */
export async function watchRuns(
  list: () => Promise<readonly ListedRun[]>,
  options: PrintOptions,
  { out }: Output,
  ticks: AsyncIterable<unknown>,
): Promise<void> {
  const written = new Map<string, string>();
  let drawn = 0;
  const show = async (): Promise<void> => {
    const runs = await list();
    if (options.json) {
      for (const run of runs) writeChanged(run, written, out);
      return;
    }
    const lines = visibleLines(runs, options, out);
    // Moves to the first line of the table and clears the rest of the screen.
    if (drawn > 0) out.stream.write(`\u001b[${drawn}A\u001b[J`);
    for (const line of lines) out.line(line);
    drawn = lines.length;
  };
  await show();
  for await (const _ of ticks) await show();
}

function writeChanged(run: ListedRun, written: Map<string, string>, out: Terminal): void {
  const text = JSON.stringify(jsonRun(run));
  if (written.get(run.folder) === text) return;
  written.set(run.folder, text);
  out.data(text);
}
