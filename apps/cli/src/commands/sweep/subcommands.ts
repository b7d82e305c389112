import type { Sweeps } from '@lenet5/sweep';
import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { numberIn } from '../../flags/number-in.js';
import { oneOf } from '../../flags/one-of.js';
import { path } from '../../flags/path.js';
import { openOutput } from '../../output.js';
import { addSpaceFlags, readSeeds, type SpaceFlags, spaceOf } from './space-flags.js';
import { addOutputFlags, addWorkerFlags, type WorkerFlags } from './sweep-flags.js';
import { addSweepFlag, addWhereFlags, type WhereFlags, whereExisting } from './where-flags.js';

/** Called with the exit code of a command. */
type Done = (exitCode: number) => void;

/** The flags that all subcommands share. */
interface CommonFlags extends WhereFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

const readTrial = (name: string) => numberIn(name, { type: 'integer', min: 1, max: 1_000_000 });

function create(name: string, description: string): Command {
  return addSweepFlag(addWhereFlags(new Command(name).description(description)));
}

/** Opens the sweeps that the flags name, and the number of the sweep. */
async function withSweeps<T>(
  flags: CommonFlags,
  use: (sweeps: Sweeps, sweep: number) => Promise<T>,
): Promise<T> {
  const { openSweeps } = await import('@lenet5/sweep');
  const sweeps = await openSweeps({ database: whereExisting(flags) });
  try {
    return await use(sweeps, flags.sweep ?? (await sweeps.latest()));
  } finally {
    await sweeps.close();
  }
}

function createStatus(done: Done): Command {
  return addOutputFlags(create('status', 'Say where a sweep stands.'), 'one JSON object on stdout').action(
    async (flags: CommonFlags) => {
      const { out } = openOutput(flags.color);
      const status = await withSweeps(flags, (sweeps, sweep) => sweeps.status(sweep));
      const { drawStatus } = await import('./draw-status.js');
      if (flags.json) out.data(JSON.stringify(status));
      else for (const line of drawStatus(status)) out.line(line);
      done(EXIT_DONE);
    },
  );
}

function createResults(done: Done): Command {
  const command = create('results', 'Print the results of a sweep, grouped over the seeds.').option(
    '--baseline <trial>',
    'a trial of the setting that others are compared with (default: the first)',
    readTrial('--baseline'),
  );
  return addOutputFlags(command, 'one JSON object on stdout').action(
    async (flags: CommonFlags & { readonly baseline?: number }) => {
      const { out } = openOutput(flags.color);
      const results = await withSweeps(flags, (sweeps, sweep) => sweeps.results(sweep, flags.baseline));
      const { drawResults } = await import('./results-table.js');
      if (flags.json) out.data(JSON.stringify(results));
      else for (const line of drawResults(results)) out.line(line);
      done(EXIT_DONE);
    },
  );
}

function createChange(done: Done, name: 'pause' | 'stop', description: string): Command {
  return addOutputFlags(create(name, description), 'one JSON object on stdout').action(
    async (flags: CommonFlags) => {
      const { out } = openOutput(flags.color);
      await withSweeps(flags, async (sweeps, sweep) => {
        const state = await sweeps[name](sweep);
        if (flags.json) out.data(JSON.stringify({ sweep, state }));
        else out.line(`sweep ${sweep}: ${state}`);
      });
      done(EXIT_DONE);
    },
  );
}

function createResume(done: Done): Command {
  const command = create('resume', 'Go on with a sweep, or add trials to it.').option(
    '--seeds <list>',
    'more seeds; with the flags of options, the trials that the sweep does not have are added',
    readSeeds,
  );
  addSpaceFlags(command);
  return addOutputFlags(addWorkerFlags(command)).action(
    async (flags: CommonFlags & SpaceFlags & WorkerFlags) => {
      const database = whereExisting(flags);
      const sweep = flags.sweep ?? (await withSweeps(flags, async (_, latest) => latest));
      const { concurrency, threads, data } = flags;
      const space = spaceOf(flags);
      const isExtended =
        space.seeds !== undefined || Object.keys({ ...space.options, ...space.grid }).length > 0;
      const worker = concurrency === 0 ? (false as const) : { concurrency, threads, data };
      const { runSweep } = await import('./run-sweep.js');
      done(await runSweep({ database, resume: sweep, worker, ...(isExtended && { space }) }, flags));
    },
  );
}

function createExport(done: Done): Command {
  const command = create('export', 'Write the results of a sweep as CSV, JSON or a page.')
    .option(
      '--format <name>',
      'csv, json or html, a page with charts (default csv)',
      oneOf('--format', ['csv', 'json', 'html']),
    )
    .option('--out <file>', 'file to write (default: stdout)', path('--out', 'file'))
    .option('-q, --quiet', 'no messages')
    .option('--no-color', 'no colors (NO_COLOR does the same)');
  return command.action(
    async (flags: CommonFlags & { readonly format?: 'csv' | 'json' | 'html'; readonly out?: string }) => {
      const { exportSweep } = await import('./export-sweep.js');
      await withSweeps(flags, (sweeps, sweep) => exportSweep(sweeps, sweep, flags));
      done(EXIT_DONE);
    },
  );
}

function createMaterialize(done: Done): Command {
  const command = create('materialize', 'Write the run folder of a trial, as lenet5 train would.')
    .argument('<trial>', 'the number of the trial', readTrial('TRIAL'))
    .option('--out <dir>', 'run folder (default: the next number in runs/)', path('--out', 'folder'))
    .option(
      '--data <where>',
      'a name such as fashion-mnist, a folder, a file or a URL (default bundled)',
      path('--data', 'folder'),
    );
  return addOutputFlags(command, 'JSON Lines on stdout').action(
    async (number: number, flags: CommonFlags & { readonly out?: string; readonly data?: string }) => {
      const trial = await withSweeps(flags, (sweeps, sweep) => sweeps.trial(sweep, number));
      const { materialize } = await import('./materialize.js');
      done(await materialize(trial, flags));
    },
  );
}

/** Creates the subcommands of `lenet5 sweep`. */
export function createSubcommands(done: Done): Command[] {
  return [
    createStatus(done),
    createResults(done),
    createChange(done, 'pause', 'Pause a sweep after the segments that are running.'),
    createResume(done),
    createChange(done, 'stop', 'Stop a sweep; what is trained stays.'),
    createExport(done),
    createMaterialize(done),
  ];
}
