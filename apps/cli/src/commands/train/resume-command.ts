import { invocation, quoteWord } from '../../invocation.js';

/** The command that goes on with a run, ready to be pasted; with `epochs`, past its last one. */
export function resumeCommand(folder: string, epochs?: number): string {
  const call = invocation(process.argv[1] ?? 'lenet5', process.cwd());
  return `${call} train --resume ${quoteWord(folder)}${epochs === undefined ? '' : ` --epochs ${epochs}`}`;
}
