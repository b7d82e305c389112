import { bashScript } from './bash-script.js';
import type { DescribedCommand } from './described-command.js';
import { fishScript } from './fish-script.js';
import { zshScript } from './zsh-script.js';

/** A shell that can be taught. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** What writes the script of each shell. */
export const SCRIPTS: Readonly<Record<Shell, (program: DescribedCommand) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
