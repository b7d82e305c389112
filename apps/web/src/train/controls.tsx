import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { advance, pause, reset, stop } from '../run/run-control.js';
import { hasBegun, isBusy, isDone, runStatus } from '../run/run-state.js';

/** What a press does that turns the button into its opposite: the second of a double click is not meant for that. */
const once =
  (press: () => Promise<void>) =>
  ({ detail }: MouseEvent): void => {
    if (detail < 2) void press();
  };

/** Start, pause, step, stop, reset. */
export function Controls(): VNode {
  const status = runStatus.value;
  const busy = isBusy.value;
  const noData = dataState.value.status === 'failed';
  const canGo = !busy && !isDone.value && !noData;
  return (
    <fieldset class="controls" aria-label="Training">
      {busy ? (
        <button type="button" class="primary" disabled={status === 'pausing'} onClick={once(pause)}>
          {status === 'pausing' ? 'Pausing…' : 'Pause'}
        </button>
      ) : (
        <button type="button" class="primary" disabled={!canGo} onClick={once(() => advance('end'))}>
          {hasBegun.value ? 'Go on' : 'Start'}
        </button>
      )}
      <button type="button" disabled={!canGo} onClick={() => void advance('batch')}>
        Step a batch
      </button>
      <button type="button" disabled={!canGo} onClick={() => void advance('epoch')}>
        Step an epoch
      </button>
      <button type="button" disabled={!busy} onClick={() => void stop()}>
        Stop
      </button>
      <button type="button" disabled={busy || !hasBegun.value} onClick={() => void reset()}>
        Reset
      </button>
    </fieldset>
  );
}
