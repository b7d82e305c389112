import type { StartEvent } from '@lenet5/trainer';
import type { Terminal } from '../../../terminal/terminal.js';
import { epochLine } from './epoch-line.js';
import type { ProgressView } from './progress-view.js';

/** One line per epoch: for logs, pipes and terminals that cannot redraw a line. */
export function lineProgress(terminal: Terminal): ProgressView {
  let run: StartEvent | undefined;
  return {
    note: (text) => terminal.line(text),
    start(event) {
      run = event;
    },
    progress() {},
    epoch(event) {
      terminal.line(epochLine(event, run?.epochs ?? event.epoch, Number.POSITIVE_INFINITY));
    },
    stop() {},
  };
}
