import type { ProgressEvent, StartEvent } from '@lenet5/trainer';
import { SingleBar } from 'cli-progress';
import { formatCount, formatLoss, formatPercent, formatTimeLeft } from '../../../terminal/format.js';
import type { Terminal } from '../../../terminal/terminal.js';
import { wrap } from '../../../terminal/wrap.js';
import { epochLine } from './epoch-line.js';
import type { ProgressView } from './progress-view.js';

const FRAMES_PER_SECOND = 8;
const MIN_BAR = 8;
const MAX_BAR = 40;

/** The last column, after which some terminals wrap, and two columns for the `^C` that terminals echo. */
const MARGIN = 3;

/** Seconds until the last step of the run at the speed of the current epoch; excludes validation. */
export function secondsLeft(event: ProgressEvent, { epochs, trainSize }: StartEvent): number {
  const images = (epochs - event.epoch + 1 - event.step / event.stepsPerEpoch) * trainSize;
  return images / event.imagesPerSecond;
}

function drawBar(fraction: number, columns: number, unicode: boolean): string {
  const done = Math.floor(fraction * columns);
  return unicode
    ? '█'.repeat(done) + '░'.repeat(columns - done)
    : `${'#'.repeat(done)}${'.'.repeat(columns - done)}`;
}

/** The live line of a run: epoch, bar, percentage, and as many figures as fit into `columns`. */
export function barLine(event: ProgressEvent, run: StartEvent, columns: number, unicode: boolean): string {
  const fraction = event.step / event.stepsPerEpoch;
  const head = `epoch ${event.epoch}/${run.epochs} `;
  const figures = [
    `${String(Math.floor(fraction * 100)).padStart(3)} %`,
    `ETA ${formatTimeLeft(secondsLeft(event, run))}`,
    `${formatCount(event.imagesPerSecond)} images/s`,
    `train ${formatPercent(event.accuracy)}`,
    `loss ${formatLoss(event.loss)}`,
  ];
  const widthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + 2 + text.length, 0);
  while (figures.length > 1 && head.length + MIN_BAR + widthOf(figures) > columns) figures.pop();
  const bar = Math.max(0, Math.min(MAX_BAR, columns - head.length - widthOf(figures)));
  return [head + drawBar(fraction, bar, unicode), ...figures].join('  ').slice(0, Math.max(columns, 0));
}

/** A live bar below one line per finished epoch: for terminals. Leaves the cursor and the line mode unchanged. */
export function barProgress(terminal: Terminal): ProgressView {
  let run: StartEvent | undefined;
  let latest: ProgressEvent | undefined;
  const bar = new SingleBar({
    stream: terminal.stream,
    fps: FRAMES_PER_SECOND,
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
