import { Command } from 'commander';
import { helpExamples } from '../../help-text.js';
import type { CreateCommand } from '../command-module.js';
import { createSubcommands } from './subcommands.js';
import { addSweepFlags, type SweepFlags, sweepOptions } from './sweep-flags.js';
import { whereNew } from './where-flags.js';

const EXAMPLES = `Examples:
  lenet5 sweep --seeds 1..5 --epochs 2 --limit 6000
      five seeds of one setting: mean and standard error
  lenet5 sweep --seeds 1..3 --learning-rate 0.001,0.002 --optimizer adam,adamw
      a grid of four settings
  lenet5 sweep --config space.yaml --scheduler asha --epochs 27
      random search with successive halving
  lenet5 sweep --seeds 1..5 --database postgres://lenet5@db/lenet5
      other machines join with lenet5 worker --database …
  lenet5 sweep results
      the results of the latest sweep
  lenet5 sweep materialize 3
      the run folder of trial 3
`;

/** Creates `lenet5 sweep`: many runs, on one machine or many. */
export const createSweepCommand: CreateCommand = (done) => {
  const command = new Command('sweep')
    .description('Train many settings and seeds, and compare them.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .enablePositionalOptions()
    .action(async (flags: SweepFlags) => {
      const options = await sweepOptions(flags);
      const { runSweep } = await import('./run-sweep.js');
      done(await runSweep({ ...options, database: whereNew(flags) }, flags));
    });
  addSweepFlags(command);
  command.commandsGroup('Commands:');
  for (const below of createSubcommands(done)) command.addCommand(below);
  return command;
};
