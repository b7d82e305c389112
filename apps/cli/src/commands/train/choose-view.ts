import type { Terminal } from '../../terminal/terminal.js';
import { barProgress } from './bar-progress.js';
import { lineProgress, noProgress } from './line-progress.js';
import type { ProgressView } from './progress-view.js';

/** A live bar on a terminal, one line an epoch elsewhere, nothing with `--quiet`. */
export function chooseView(quiet: boolean, terminal: Terminal): ProgressView {
  if (quiet) return noProgress;
  return terminal.animated ? barProgress(terminal) : lineProgress(terminal);
}
