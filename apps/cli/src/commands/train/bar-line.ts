import type { ProgressEvent, StartEvent } from '@lenet5/trainer';
import { formatCount, formatLoss, formatPercent, formatTimeLeft } from '../../terminal/format.js';

const SHORTEST_BAR = 8;
const LONGEST_BAR = 40;

/** Seconds until the run's last step at the speed of the running epoch; validations not counted. */
export function secondsLeft(event: ProgressEvent, { epochs, trainSize }: StartEvent): number {
  const images = (epochs - event.epoch + 1 - event.step / event.stepsPerEpoch) * trainSize;
  return images / event.imagesPerSecond;
}

function drawProgress(share: number, columns: number, unicode: boolean): string {
  const done = Math.floor(share * columns);
  return unicode
    ? '█'.repeat(done) + '░'.repeat(columns - done)
    : `${'#'.repeat(done)}${'.'.repeat(columns - done)}`;
}

/** The live line of a run: epoch, bar, share, and as many figures as fit into `columns`. */
export function barLine(event: ProgressEvent, run: StartEvent, columns: number, unicode: boolean): string {
  const share = event.step / event.stepsPerEpoch;
  const head = `epoch ${event.epoch}/${run.epochs} `;
  const figures = [
    `${String(Math.floor(share * 100)).padStart(3)} %`,
    `ETA ${formatTimeLeft(secondsLeft(event, run))}`,
    `${formatCount(event.imagesPerSecond)} images/s`,
    `train ${formatPercent(event.accuracy)}`,
    `loss ${formatLoss(event.loss)}`,
  ];
  const widthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + 2 + text.length, 0);
  while (figures.length > 1 && head.length + SHORTEST_BAR + widthOf(figures) > columns) figures.pop();
  const bar = Math.max(0, Math.min(LONGEST_BAR, columns - head.length - widthOf(figures)));
  return [head + drawProgress(share, bar, unicode), ...figures].join('  ').slice(0, Math.max(columns, 0));
}
