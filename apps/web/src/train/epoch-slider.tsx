import type { VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { runController } from '../run/run-controller.js';
import { epochs, isStarted, shownEpoch } from '../run/run-state.js';

/** A slider through the epochs. The whole page shows the network at the end of the selected epoch. */
export function EpochSlider(): VNode | null {
  if (!isStarted.value) return null;
  const last = epochs.value.length;
  const shown = shownEpoch.value;
  const words = laterTexts.value.train.epochSlider;
  const text = shown === 'live' ? words.latest : shown === 0 ? words.before : words.after(shown);
  return (
    <label class="epoch-slider">
      <span>
        {words.shown} <b>{text}</b>
      </span>
      <input
        type="range"
        min={0}
        max={last + 1}
        value={shown === 'live' ? last + 1 : shown}
        aria-valuetext={text}
        onInput={({ currentTarget: { valueAsNumber } }) =>
          void runController.showEpoch(valueAsNumber > last ? 'live' : valueAsNumber)
        }
      />
    </label>
  );
}
