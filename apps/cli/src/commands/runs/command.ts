import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { oneOf } from '../../flags/one-of.js';
import { path } from '../../flags/path.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import { printRuns } from './print-runs.js';
import { type RunOrder, sortRuns } from './sort-runs.js';

const EXAMPLES = `Examples:
  lenet5 runs
      the runs in ./runs, with their best accuracy, time and engine
  lenet5 runs --sort best
      the most accurate run first
  lenet5 runs ~/experiments --json | jq -r 'select(.best.val_accuracy > 0.985) | .run'
      one JSON object per run
`;

const DEFAULT_FOLDER = 'runs';

const NOTES = [
  'The status of a run is completed, early (early stopping), timed-out (--max-time), interrupted, running, unfinished (killed), damaged, or unreadable.',
  'Times are those of training, without validation.',
];

interface RunsFlags {
  readonly sort?: RunOrder;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** Creates `lenet5 runs`: lists the runs in a folder. */
export const createRunsCommand: CreateCommand = (done) =>
  new Command('runs')
    .description('List the runs in a folder.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(...NOTES))
    .argument(
      '[dir]',
      `the folder that holds the run folders (default ${DEFAULT_FOLDER})`,
      path('DIR', 'folder'),
    )
    .option(
      '--sort <order>',
      'best (accuracy), time (fastest first) or name (default name)',
      oneOf('--sort', ['best', 'time', 'name']),
    )
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no messages except about damaged and unreadable runs')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (folder: string = DEFAULT_FOLDER, flags: RunsFlags) => {
      const { sort = 'name', json = false, quiet = false, color } = flags;
      const { listRuns } = await import('./list-runs.js');
      const runs = sortRuns(await listRuns(folder), sort);
      printRuns(runs, { folder, json, quiet }, openOutput(color));
      done(EXIT_DONE);
    });
