import { invocation, quoteWord } from '../../invocation.js';
import type { TrainConfig } from './config.js';
import { flagName } from './flag-name.js';

/** The command that goes on with a run, ready to be pasted; with `changes`, otherwise than it began. */
export function resumeCommand(folder: string, changes: Partial<TrainConfig> = {}): string {
  const call = invocation(process.argv[1] ?? 'lenet5', process.cwd());
  const flags = Object.entries(changes).map(([key, value]) => ` ${flagName(key)} ${value}`);
  return `${call} train --resume ${quoteWord(folder)}${flags.join('')}`;
}
