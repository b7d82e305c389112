import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { oneOf } from '../../flags/one-of.js';
import { helpExamples } from '../../help-text.js';
import type { CreateCommand } from '../command-module.js';
import { SCRIPTS, type Shell } from './scripts.js';

const EXAMPLES = `Examples:
  lenet5 completion bash > ~/.local/share/bash-completion/completions/lenet5
      once, and after each update; without the bash-completion package, source that file in ~/.bashrc
  lenet5 completion zsh > "\${fpath[1]}/_lenet5"
      once, and after each update
  lenet5 completion fish > ~/.config/fish/completions/lenet5.fish
      once, and after each update
`;

/** Creates `lenet5 completion`: prints a completion script, generated from the commands. */
export const createCompletionCommand: CreateCommand = (done, createWhole) =>
  new Command('completion')
    .description('Print the completion script of a shell. Completion does not run this program.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .argument('<shell>', 'bash, zsh or fish', oneOf('SHELL', ['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { describeCommand } = await import('./described-command.js');
      process.stdout.write(SCRIPTS[shell](describeCommand(await createWhole())));
      done(EXIT_DONE);
    });
