import type { VNode } from 'preact';
import { dataState } from '../data/digits.js';
import { DIGITS_BYTES, loadDigits } from '../data/load-digits.js';
import { view } from '../page/route.js';
import { savesData } from '../page/saves-data.js';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** How far the data are loaded, why they could not be, or that loading waits for a user who saves data. */
export function DataBar(): VNode | null {
  const state = dataState.value;
  if (state.status === 'waiting' && view.value === 'train' && savesData()) return <SavingData />;
  if (state.status === 'loading') {
    const { fraction, totalBytes } = state;
    return (
      <div class="data-bar loading">
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

function SavingData(): VNode {
  return (
    <div class="data-bar notice">
      <p>
        Training needs the MNIST data, a download of {megabytes(DIGITS_BYTES)}. Your browser asks to save
        data, so the data load only when you start training.
      </p>
      <button type="button" onClick={() => void loadDigits()}>
        Load the data
      </button>
    </div>
  );
}
