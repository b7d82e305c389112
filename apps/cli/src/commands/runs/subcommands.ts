import { Command } from 'commander';
import { UsageError } from '../../errors/usage-error.js';
import { EXIT_DONE, EXIT_FAILED } from '../../exit-codes.js';
import { paths } from '../../flags/paths.js';
import { openOutput } from '../../output.js';

/** Called with the exit code of a command. */
type Done = (exitCode: number) => void;

interface OutputFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

function createCompare(done: Done): Command {
  return new Command('compare')
    .description('Compare runs: their scores, and the options that differ.')
    .argument('<run...>', 'two or more run folders', paths('RUN', 'run'))
    .option('--all', 'also list the options that are the same')
    .option('--json', 'one JSON object on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(
      async (folders: string[], { all = false, json = false, color }: OutputFlags & { all?: boolean }) => {
        if (folders.length < 2) {
          throw new UsageError({
            problem: 'runs compare needs two runs',
            found: folders[0],
            remedy: 'name another run folder, such as runs/2',
          });
        }
        const { compareRuns } = await import('./compare-runs.js');
        await compareRuns({ folders, all, json }, openOutput(color));
        done(EXIT_DONE);
      },
    );
}

function createDelete(done: Done): Command {
  return new Command('delete')
    .description('Delete runs. Files in their folders that lenet5 did not write stay.')
    .argument('<run...>', 'run folders', paths('RUN', 'run'))
    .option('--yes', 'delete without asking')
    .option('--json', 'JSON Lines on stdout, one object per run')
    .option('-q, --quiet', 'no messages; only the deleted folders on stdout')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
    .action(async (folders: string[], flags: OutputFlags & { yes?: boolean }) => {
      const { yes = false, json = false, quiet = false, color } = flags;
      const { confirmOnTerminal, deleteRuns } = await import('./delete-runs.js');
      const options = { folders, yes, json, quiet };
      const deleted = await deleteRuns(options, openOutput(color), confirmOnTerminal);
      done(deleted ? EXIT_DONE : EXIT_FAILED);
    });
}

/** Creates the subcommands of `lenet5 runs`. */
export function createSubcommands(done: Done): Command[] {
  return [createCompare(done), createDelete(done)];
}
