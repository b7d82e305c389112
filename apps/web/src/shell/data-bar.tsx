import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { startLoading } from '../data/start-loading.js';
import { megabytes, percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { view } from '../page/route.js';

/** How far the data are loaded, in the views that do not show it otherwise, or why they could not be. */
export function DataBar(): VNode | null {
  const state = dataState.value;
  const { data, shell } = texts.value;
  if (state.status === 'loading' && view.value !== 'train') {
    const { fraction, totalBytes } = state;
    return (
      <div class="data-bar loading">
        <label>
          <span>{data.loading(percentage(Math.floor(100 * fraction) / 100, 0), megabytes(totalBytes))}</span>
          <progress max={1} value={fraction} />
        </label>
      </div>
    );
  }
  if (state.status !== 'failed') return null;
  return (
    <div class="data-bar notice error" role="alert">
      <div>
        <p>{shell.dataFailed}</p>
        <details class="small">
          <summary>{shell.details}</summary>
          {state.message}
        </details>
      </div>
      <button type="button" onClick={() => void startLoading()}>
        {shell.tryAgain}
      </button>
    </div>
  );
}
