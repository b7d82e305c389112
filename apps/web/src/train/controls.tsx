import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { laterTexts } from '../language/texts.js';
import { runController } from '../run/run-controller.js';
import { isBusy, isDone, isStarted, runStatus } from '../run/run-state.js';
import type { SegmentEnd } from '../worker/api.js';
import { ResetButton } from './reset-button.js';

const train = (until: SegmentEnd): void => void runController.train(until);

/** Ignores the second click of a double click: the first one has turned the button into its opposite. */
const once =
  (action: () => unknown) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) action();
  };

/** The buttons that control the run. */
export function Controls(): VNode {
  const busy = isBusy.value;
  const canTrain = !busy && !isDone.value && dataState.value.status !== 'failed';
  const words = laterTexts.value.train.controls;
  const canPause = ['preparing', 'running'].includes(runStatus.value);
  return (
    <fieldset class="controls" aria-label={words.label}>
      {busy ? (
        <button
          type="button"
          class="primary"
          disabled={!canPause}
          onClick={once(() => runController.pause())}
        >
          {canPause ? words.pause : words.pausing}
        </button>
      ) : (
        <button type="button" class="primary" disabled={!canTrain} onClick={once(() => train('end'))}>
          {isDone.value ? words.finished : isStarted.value ? words.resume : words.start}
        </button>
      )}
      <button type="button" disabled={!canTrain} onClick={() => train('batch')}>
        {words.batch}
      </button>
      <button type="button" disabled={!canTrain} onClick={() => train('epoch')}>
        {words.epoch}
      </button>
      <ResetButton />
      {isDone.value && !busy && <p class="muted small">{words.longer}</p>}
    </fieldset>
  );
}
