import { setInterval } from 'node:timers/promises';
import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { path } from '../../flags/path.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { type RunFilter, readFilters } from './filter-runs.js';
import { readColumns } from './option-columns.js';
import { printRuns } from './print-runs.js';
import { orderBy, type RunOrder, readOrder, sortRuns } from './sort-runs.js';
import { createSubcommands } from './subcommands.js';

const EXAMPLES = `Examples:
  lenet5 runs
      the runs in ./runs: accuracy, time, and the options that differ
  lenet5 runs --sort best --filter 'learning-rate<=0.01' --filter status=completed
      the completed runs with a low learning rate, the most accurate first
  lenet5 runs --watch
      follow runs that are being trained
  lenet5 runs compare runs/1 runs/2
      scores and options side by side
  lenet5 runs --filter 'best<0.9' --json | jq -r .run | xargs lenet5 runs delete --yes
      delete the runs below 90 %
`;

const DEFAULT_FOLDER = 'runs';
const WATCH_MILLISECONDS = 2000;

const NOTES = [
  'The status of a run is completed, early (early stopping), timed-out (--max-time), interrupted, failed (loss not finite), running, unfinished (killed), damaged, or unreadable.',
  'A condition of --filter is a field, one of = != < <= > >=, and a value. Fields are name, best (0 to 1), status, time (seconds), started, engine, threads, and the flags of train without dashes. In the value of a text field, * matches any characters. The value - matches runs without a value.',
  'Times are those of training, without validation.',
];

interface RunsFlags {
  readonly sort?: RunOrder;
  readonly reverse?: boolean;
  readonly filter?: readonly RunFilter[];
  readonly columns?: readonly string[];
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 runs`: lists the runs in a folder. */
export const createRunsCommand: CreateCommand = (done) => {
  const command = new Command('runs')
    .description('List the runs in a folder, with the options that differ between them.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(...NOTES))
    .enablePositionalOptions()
    .argument(
      '[dir]',
      `the folder that holds the run folders (default ${DEFAULT_FOLDER})`,
      path('DIR', 'folder'),
    )
    .option('--filter <condition>', 'list the runs that meet it, such as best>=0.98; repeatable', readFilters)
    .option('--sort <field>', 'best, time, another field or an option of train (default name)', readOrder)
    .option('--reverse', 'reverse the order')
    .option(
      '--columns <names>',
      'options to show, such as learning-rate,seed (default: those that differ)',
      readColumns,
    )
    .option('--watch', 'list the runs again every two seconds, until Ctrl-C')
    .option('--json', 'JSON Lines on stdout; with --watch, a line per change')
    .option('-q, --quiet', 'no messages except about damaged and unreadable runs')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (folder: string = DEFAULT_FOLDER, flags: RunsFlags) => {
      const { sort = orderBy('name'), reverse = false, filter = [], columns, watch = false } = flags;
      const { json = false, quiet = false, color } = flags;
      const { listRuns } = await import('./list-runs.js');
      const list = async () =>
        sortRuns(
          (await listRuns(folder)).filter((run) => filter.every((meets) => meets(run))),
          sort,
          reverse,
        );
      const output = openOutput(color);
      const options = { folder, columns, json, quiet };
      if (watch) {
        const { refuseWatching, watchRuns } = await import('./watch-runs.js');
        refuseWatching(options, output);
        await watchRuns(list, options, output, setInterval(WATCH_MILLISECONDS));
      } else printRuns(await list(), options, output);
      done(EXIT_DONE);
    });
  command.commandsGroup('Commands:');
  for (const below of createSubcommands(done)) command.addCommand(below);
  return command;
};
