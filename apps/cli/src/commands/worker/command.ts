import type { SegmentReport } from '@lenet5/sweep';
import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { numberIn } from '../../flags/number-in.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { listenForInterrupts } from '../../interrupt.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { addOutputFlags, addWorkerFlags, type WorkerFlags } from '../sweep/sweep-flags.js';
import { addSweepFlag, addWhereFlags, type WhereFlags, whereExisting } from '../sweep/where-flags.js';

const EXAMPLES = `Examples:
  lenet5 worker --database postgres://lenet5@db/lenet5
      one training per processor, until it is stopped
  lenet5 worker --folder sweeps/1 --concurrency 2
      a second process for a sweep on this machine
`;

const NOTES = [
  'SIGTERM and Ctrl-C finish the segments that are running and give the trials back; a second one ends at once.',
];

interface Flags extends WhereFlags, WorkerFlags {
  readonly lease?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

function describe({ sweep, trial, from, to, outcome, error }: SegmentReport): string {
  const why = error === undefined ? '' : `: ${error}`;
  return `sweep ${sweep} trial ${trial} epochs ${from + 1} to ${to}: ${outcome}${why}`;
}

async function work(flags: Flags): Promise<number> {
  const { openSweeps, runWorker } = await import('@lenet5/sweep');
  const { out, err } = openOutput(flags.color);
  const where = whereExisting(flags);
  // A folder's server runs already, or runs as long as this worker.
  const opened = typeof where === 'string' ? undefined : await openSweeps({ database: where });
  const interruption = listenForInterrupts();
  interruption.defer(() =>
    err.line('finishing the segments that are running (interrupt again to stop immediately)'),
  );
  try {
    await runWorker({
      database: typeof where === 'string' ? where : (opened?.url ?? ''),
      concurrency: flags.concurrency,
      threads: flags.threads,
      data: flags.data,
      sweep: flags.sweep,
      leaseSeconds: flags.lease,
      signal: interruption.signal,
      onSegment: (report) => {
        if (flags.json) out.data(JSON.stringify({ type: 'segment', ...report }));
        else if (!flags.quiet) err.line(describe(report));
      },
    });
  } finally {
    interruption.dispose();
    await opened?.close();
  }
  return interruption.exitCode() ?? EXIT_DONE;
}

/** Creates `lenet5 worker`: trains segments of the sweeps in a database. */
export const createWorkerCommand: CreateCommand = (done) => {
  const command = new Command('worker')
    .description('Train for the sweeps in a database until stopped.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(...NOTES))
    .action(async (flags: Flags) => done(await work(flags)));
  addSweepFlag(addWhereFlags(command.optionsGroup('Where:')));
  addWorkerFlags(command, 1).option(
    '--lease <seconds>',
    'seconds without a sign of life after which others take over (default 30)',
    numberIn('--lease', { type: 'number', min: 1, max: 3600 }),
  );
  return addOutputFlags(command);
};
