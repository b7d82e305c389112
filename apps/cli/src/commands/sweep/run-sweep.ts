import { type SweepEvent, type SweepOptions, sweep } from '@lenet5/sweep';
import { EXIT_DONE, EXIT_FAILED } from '../../exit-codes.js';
import { listenForInterrupts } from '../../interrupt.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import { openOutput } from '../../output.js';
import { LiveView } from './live-view.js';
import { drawResults } from './results-table.js';

/** How a sweep is shown. */
export interface ShowFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/**
 * Runs a sweep and shows it: a live table on stderr, the results or JSON Lines on stdout.
 *
 * @returns the exit code: 1 if a trial failed or a verification found other weights.
 */
export async function runSweep(
  options: SweepOptions,
  { json = false, quiet = false, color }: ShowFlags,
): Promise<number> {
  const { out, err } = openOutput(color);
  const interruption = listenForInterrupts();
  const view = new LiveView(err);
  interruption.defer(() =>
    view.note('finishing the segments that are running (interrupt again to stop immediately)'),
  );
  let end: Extract<SweepEvent, { type: 'end' }> | undefined;
  try {
    for await (const event of sweep({ ...options, signal: interruption.signal })) {
      if (json) out.data(JSON.stringify(event));
      if (event.type === 'end') end = event;
      else if (!quiet) view.show(event);
    }
  } finally {
    view.close();
    interruption.dispose();
  }
  if (!end) throw new Error('a sweep ended without its end event');
  if (!json) for (const line of drawResults(end.results)) out.line(line);
  if (end.state === 'running' || end.state === 'paused')
    err.line('to resume: ', resumeCommand(options, end.sweep));
  const { trials, verified } = end.results;
  const hasFailed = trials.some(({ state }) => state === 'failed') || verified.different > 0;
  return interruption.exitCode() ?? (hasFailed ? EXIT_FAILED : EXIT_DONE);
}

/** A URL may contain a password, so the command has a place for it instead. */
function resumeCommand({ database }: SweepOptions, sweep: number): string {
  const where = typeof database === 'string' ? '--database URL' : `--folder ${quoteWord(database.folder)}`;
  return `${currentInvocation()} sweep resume ${where} --sweep ${sweep}`;
}
