import type { VNode } from 'preact';
import { threadsSentence } from '../page/capabilities.js';
import { epochsDone, type Run } from '../run/run.js';
import { hasBegun, type RunStatus, run, runStatus } from '../run/run-state.js';
import { epochsDoneText } from '../run/take-up-run.js';
import { useCalm } from '../scheduling/use-throttled.js';
import { duration, grouped, paceSentence } from './pace.js';
import { useSpeed } from './speed.js';

const WORDS: Readonly<Record<RunStatus, string>> = {
  ready: 'Ready',
  preparing: 'Getting ready…',
  running: 'Training',
  pausing: 'Pausing…',
  paused: 'Paused',
  stopped: 'Stopped',
  finished: 'Finished',
};

const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(2)} %`;

/** Seconds of training that are left at the present speed; undefined before there is one. */
function secondsLeft({ start, progress, settings }: Run, done: number): number | undefined {
  return start && progress && ((settings.epochs - done) * start.trainSize) / progress.imagesPerSecond;
}

/** Where the run is: by its last step, where this page has seen one since it went on. */
function placeWords(of: Run): string {
  const { progress, settings } = of;
  return progress
    ? `epoch ${progress.epoch} of ${settings.epochs}, step ${progress.step} of ${progress.stepsPerEpoch}`
    : `${epochsDoneText(of)} of ${settings.epochs} epochs done`;
}

/** How the run stands, in figures. */
export function RunFigures(): VNode {
  const present = useCalm(run, 400);
  const { progress, start, epochs, settings } = present;
  const last = epochs.at(-1);
  const done = progress ? progress.epoch - 1 + progress.step / progress.stepsPerEpoch : epochsDone(present);
  const speed = useSpeed();
  const left = runStatus.value === 'running' ? secondsLeft(present, done) : undefined;
  const guess = speed && !start ? `about ${grouped(speed.imagesPerSecond)}` : '–';
  const pace = progress ? grouped(progress.imagesPerSecond) : guess;
  const expected = !start && speed ? (settings.images * settings.epochs) / speed.imagesPerSecond : undefined;
  return (
    <>
      <dl class="figures">
        <Figure name="Test digits right" value={percent(last?.val_accuracy)} big />
        <Figure name="Training accuracy" value={percent(progress?.accuracy)} />
        <Figure name="Training loss" value={progress ? progress.loss.toFixed(4) : '–'} />
        <Figure name="Images a second" value={pace} />
        {expected === undefined ? (
          <Figure name="Time left" value={left === undefined ? '–' : duration(left)} />
        ) : (
          <Figure name="Expected time" value={`about ${duration(expected)}`} />
        )}
      </dl>
      <label class="run-progress">
        <span>
          <b data-status>{WORDS[runStatus.value]}</b>
          {hasBegun.value && `, ${placeWords(present)}`}
        </span>
        <progress max={settings.epochs} value={Math.min(settings.epochs, done)} />
      </label>
      <p class="muted small" data-pace>
        {paceSentence(present, speed)} {threadsSentence()}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {last ? `Epoch ${last.epoch} done: ${percent(last.val_accuracy)} of the test digits right.` : ''}
      </p>
    </>
  );
}

function Figure({
  name,
  value,
  big,
}: {
  readonly name: string;
  readonly value: string;
  readonly big?: boolean;
}): VNode {
  return (
    <div class={big ? 'big' : ''}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
