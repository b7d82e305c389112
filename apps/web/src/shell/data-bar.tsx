import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { loadDigits } from '../data/load-digits.js';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** How the digits are coming: a bar while they do, what to do where they do not. */
export function DataBar(): VNode | null {
  const state = dataState.value;
  if (state.status === 'loading') {
    const { share, totalBytes } = state;
    return (
      <div class="data-bar">
        <label>
          <span>{`Fetching MNIST: ${Math.floor(100 * share)} % of ${megabytes(totalBytes)}`}</span>
          <progress max={1} value={share} />
        </label>
      </div>
    );
  }
  if (state.status !== 'failed') return null;
  return (
    <div class="data-bar notice error" role="alert">
      <p>
        The digits to train on did not come: {state.message}. Drawing and looking inside work without them.
      </p>
      <button type="button" onClick={() => void loadDigits()}>
        Try again
      </button>
    </div>
  );
}
