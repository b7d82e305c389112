import type { VNode } from 'preact';
import { wishForNetwork } from '../network/network.js';
import { takeRunNetwork } from '../network/run-network.js';
import { showEpoch } from '../run/checkpoints.js';
import { epochs, hasBegun, shownEpoch } from '../run/run-state.js';

/** Goes back through the epochs: everything on the page follows. */
export function Scrubber(): VNode | null {
  if (!hasBegun.value) return null;
  const last = epochs.value.length;
  const shown = shownEpoch.value;
  const at = shown === 'live' ? last + 1 : shown;
  const words = shown === 'live' ? 'now' : shown === 0 ? 'before training' : `after epoch ${shown}`;
  const show = (value: number): void => {
    const isWished = wishForNetwork();
    void showEpoch(value > last ? 'live' : value).then(() => takeRunNetwork(isWished));
  };
  return (
    <label class="scrubber">
      <span>
        Network shown: <b>{words}</b>
      </span>
      <input
        type="range"
        min={0}
        max={last + 1}
        value={at}
        aria-valuetext={words}
        onInput={(event) => show(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}
