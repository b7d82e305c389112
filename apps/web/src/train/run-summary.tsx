import type { VNode } from 'preact';
import { count, decimals, percentage } from '../language/format.js';
import { laterTexts, texts } from '../language/texts.js';
import { pace } from '../run/pace.js';
import { epochsDone, epochsDoneText, type Run } from '../run/run.js';
import { isStarted, run, runStatus } from '../run/run-state.js';
import { useThrottled } from '../scheduling/use-throttled.js';
import { SLOW_STEPS } from '../settings/pace.js';
import type { Speed } from '../worker/api.js';
import { duration, speedSentence } from './speed-text.js';
import { useSpeed } from './use-speed.js';

/** Milliseconds between two updates. */
const INTERVAL = 400;

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '–' : percentage(fraction, 2);

/** Epochs done, from the last step if the page has seen one since the run started or resumed. */
function done(of: Run): number {
  const { progress } = of;
  return progress ? progress.epoch - 1 + progress.step / progress.stepsPerEpoch : epochsDone(of);
}

/** Seconds of training that remain at the current speed; undefined before a speed is known. */
function secondsLeft(of: Run): number | undefined {
  const { start, progress, settings } = of;
  return start && progress && ((settings.epochs - done(of)) * start.trainSize) / progress.imagesPerSecond;
}

function positionText(of: Run): string {
  const { progress, settings } = of;
  const { status } = texts.value;
  return progress
    ? status.atStep(progress.epoch, settings.epochs, progress.step, progress.stepsPerEpoch)
    : status.done(epochsDoneText(of));
}

/** Says how far the slow motion at the start is; undefined at any other time. */
function slowMotion({ progress }: Run): string | undefined {
  if (runStatus.value !== 'running' || pace.value !== 'slow' || !progress) return undefined;
  const step = (progress.epoch - 1) * progress.stepsPerEpoch + progress.step;
  return step < SLOW_STEPS ? laterTexts.value.train.slowMotion(step, SLOW_STEPS) : undefined;
}

/** The status of the run and its main figures. */
export function RunSummary(): VNode {
  const present = useThrottled(run, INTERVAL);
  const speed = useSpeed();
  const last = present.epochs.at(-1);
  const { epochs } = present.settings;
  const { status } = texts.value;
  return (
    <>
      <Figures run={present} speed={speed} />
      <label class="run-progress">
        <span>
          <b data-status>{status[runStatus.value]}</b>
          {isStarted.value && `, ${positionText(present)}`}
        </span>
        <progress max={epochs} value={Math.min(epochs, done(present))} />
      </label>
      <p class="muted small speed" data-speed>
        {slowMotion(present) ?? speedSentence(present, speed)}
      </p>
      <p class="visually-hidden" aria-live="polite">
        {last ? status.epochDone(last.epoch, percent(last.val_accuracy)) : ''}
      </p>
    </>
  );
}

function Figures({ run: present, speed }: { readonly run: Run; readonly speed: Speed | undefined }): VNode {
  const { progress, start, settings } = present;
  // At a chosen speed or in slow motion, the speed of the training does not say how long the run takes.
  const isPaced = !['slow', 'full'].includes(pace.value) || slowMotion(present) !== undefined;
  const left = runStatus.value === 'running' && !isPaced ? secondsLeft(present) : undefined;
  const estimate = start ? undefined : speed;
  const { figures } = laterTexts.value.train;
  const measured = estimate ? figures.about(count(estimate.imagesPerSecond)) : '–';
  return (
    <dl class="figures">
      <Figure name={figures.testAccuracy} value={percent(present.epochs.at(-1)?.val_accuracy)} isBig />
      <Figure name={figures.trainingAccuracy} value={percent(progress?.accuracy)} />
      <Figure name={figures.trainingLoss} value={progress ? decimals(progress.loss, 4) : '–'} />
      <Figure name={figures.imagesPerSecond} value={progress ? count(progress.imagesPerSecond) : measured} />
      {estimate ? (
        <Figure
          name={figures.expectedTime}
          value={figures.about(duration((settings.images * settings.epochs) / estimate.imagesPerSecond))}
        />
      ) : (
        <Figure name={figures.timeLeft} value={left === undefined ? '–' : duration(left)} />
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly isBig?: boolean;
}

function Figure({ name, value, isBig }: FigureProps): VNode {
  return (
    <div class={isBig ? 'big' : ''}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
