import type { CommandEntry } from './command-module.js';

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'train',
    summary: 'train LeNet-5 on MNIST, or on a data set in its format',
    load: async () => (await import('./train/command.js')).createTrainCommand,
  },
  {
    name: 'runs',
    summary: 'list the runs with their accuracy, time and engine',
    load: async () => (await import('./runs/command.js')).createRunsCommand,
  },
];
