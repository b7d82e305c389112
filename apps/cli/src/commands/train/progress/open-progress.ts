import type { Terminal } from '../../../terminal/terminal.js';
import { barProgress } from './bar-progress.js';
import { lineProgress } from './line-progress.js';
import type { ProgressView } from './progress-view.js';

const SILENT: ProgressView = { note() {}, start() {}, progress() {}, epoch() {}, stop() {} };

/** Chooses how to show progress: a live bar on a terminal, one line per epoch elsewhere, nothing if `quiet`. */
export function openProgress(quiet: boolean, terminal: Terminal): ProgressView {
  if (quiet) return SILENT;
  return terminal.animated ? barProgress(terminal) : lineProgress(terminal);
}
