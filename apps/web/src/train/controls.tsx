import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
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
  const canPause = ['preparing', 'running'].includes(runStatus.value);
  return (
    <fieldset class="controls" aria-label="Training">
      {busy ? (
        <button
          type="button"
          class="primary"
          disabled={!canPause}
          onClick={once(() => runController.pause())}
        >
          {canPause ? 'Pause' : 'Pausing…'}
        </button>
      ) : (
        <button type="button" class="primary" disabled={!canTrain} onClick={once(() => train('end'))}>
          {isDone.value ? 'Finished' : isStarted.value ? 'Resume' : 'Start'}
        </button>
      )}
      <button type="button" disabled={!canTrain} onClick={() => train('batch')}>
        Train one batch
      </button>
      <button type="button" disabled={!canTrain} onClick={() => train('epoch')}>
        Train one epoch
      </button>
      <ResetButton />
      {isDone.value && !busy && (
        <p class="muted small">
          To train this run for longer, increase the number of epochs in the settings.
        </p>
      )}
    </fieldset>
  );
}
