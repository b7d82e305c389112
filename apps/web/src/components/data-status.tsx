import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { DIGITS_BYTES, loadDigits } from '../data/load-digits.js';
import { count, megabytes, percentage } from '../language/format.js';
import { texts } from '../language/texts.js';

/** Says that training downloads the data, how far that is, or how many images are loaded. Its height is the same always. */
export function DataStatus(): VNode {
  const state = dataState.value;
  const { data } = texts.value;
  if (state.status === 'ready') {
    return <p class="data-status small muted">{data.ready(count(state.trainCount))}</p>;
  }
  if (state.status === 'loading') {
    return (
      <label class="data-status small muted">
        {data.loading(percentage(Math.floor(100 * state.fraction) / 100, 0), megabytes(state.totalBytes))}
        <progress max={1} value={state.fraction} />
      </label>
    );
  }
  return (
    <div class="data-status row small muted">
      <span>{data.needed(megabytes(DIGITS_BYTES))}</span>
      <button type="button" onClick={() => void loadDigits()}>
        {data.load}
      </button>
    </div>
  );
}
