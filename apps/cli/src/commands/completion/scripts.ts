import { bashScript } from './bash-script.js';
import type { DescribedCommand } from './described-command.js';
import { fishScript } from './fish-script.js';
import { zshScript } from './zsh-script.js';

/** A shell with a completion script. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** The generators of the scripts. */
export const SCRIPTS: Readonly<Record<Shell, (program: DescribedCommand) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};
