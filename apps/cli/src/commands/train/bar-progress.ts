import type { ProgressEvent, StartEvent } from '@lenet5/trainer';
import { SingleBar } from 'cli-progress';
import type { Terminal } from '../../terminal/terminal.js';
import { wrap } from '../../terminal/wrap.js';
import { barLine } from './bar-line.js';
import { epochLine } from './epoch-line.js';
import type { ProgressView } from './progress-view.js';

/** Frames a second of the live line. */
const FPS = 8;

/** The line's last column, which some terminals break after, and room for the `^C` that they echo behind the line. */
const MARGIN = 3;

/** A live bar under a growing list of epochs: for terminals. It leaves cursor and line mode as they are. */
export function barProgress(terminal: Terminal): ProgressView {
  let run: StartEvent | undefined;
  let latest: ProgressEvent | undefined;
  const bar = new SingleBar({
    stream: terminal.stream,
    fps: FPS,
    clearOnComplete: true,
    hideCursor: false,
    linewrap: true,
    format: () => (run && latest ? barLine(latest, run, terminal.columns - MARGIN, terminal.unicode) : ''),
  });
  const stop = (): void => {
    if (bar.isActive) bar.stop();
  };
  return {
    note(text) {
      const active = bar.isActive;
      stop();
      for (const line of wrap(text, terminal.columns)) terminal.line(line);
      if (active && latest) bar.start(latest.stepsPerEpoch, latest.step);
    },
    start(event) {
      run = event;
    },
    progress(event) {
      latest = event;
      if (bar.isActive) bar.update(event.step);
      else bar.start(event.stepsPerEpoch, event.step);
    },
    epoch(event) {
      stop();
      terminal.line(epochLine(event, run?.epochs ?? event.epoch, terminal.columns));
    },
    stop,
  };
}
