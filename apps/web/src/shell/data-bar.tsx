import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { loadDigits } from '../data/load-digits.js';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** How far the data are loaded, or why they could not be. */
export function DataBar(): VNode | null {
  const state = dataState.value;
  if (state.status === 'loading') {
    const { fraction, totalBytes } = state;
    return (
      <div class="data-bar">
        <label>
          <span>{`Loading MNIST: ${Math.floor(100 * fraction)} % of ${megabytes(totalBytes)}`}</span>
          <progress max={1} value={fraction} />
        </label>
      </div>
    );
  }
  if (state.status !== 'failed') return null;
  return (
    <div class="data-bar notice error" role="alert">
      <div>
        <p>
          The training data could not be loaded, so training is not possible. You can still draw and look
          inside.
        </p>
        <details class="small">
          <summary>Details</summary>
          {state.message}
        </details>
      </div>
      <button type="button" onClick={() => void loadDigits()}>
        Try again
      </button>
    </div>
  );
}
