import type { VNode } from 'preact';
import { laterTexts, texts } from '../language/texts.js';
import { pace, setPace } from '../run/pace.js';
import { PACES } from '../settings/pace.js';

/** The speed of the training, from one step a second to as fast as possible. It can change while the run trains. */
export function SpeedDial(): VNode {
  const { speed } = laterTexts.value.train;
  const shown = pace.value;
  return (
    <label class="speed-dial">
      <span>
        {speed.label}
        {texts.value.punctuation.colon}
        <b>{speed.names[shown]}</b>
      </span>
      <input
        type="range"
        min={0}
        max={PACES.length - 1}
        value={PACES.indexOf(shown)}
        aria-valuetext={speed.names[shown]}
        onInput={({ currentTarget: { valueAsNumber } }) => setPace(PACES[valueAsNumber] ?? 'slow')}
      />
      <span class="small muted">{speed.help}</span>
    </label>
  );
}
