import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { activations } from '../../inference/activations.js';
import { missingReason } from '../../inference/prediction.js';
import { laterTexts, texts } from '../../language/texts.js';
import { network } from '../../network/network.js';
import { prefersStill } from '../../page/motion.js';
import { arithmeticOf } from '../arithmetic.js';
import { gradients, pass, selected } from '../look-state.js';
import { isPlaying, moment, play, stop } from '../play-state.js';
import { fine, short } from '../shown-number.js';
import { rounded } from '../shown-sum.js';
import { StepButtons } from '../step-buttons.js';
import { unitValue } from '../unit.js';
import { nameOf } from '../unit-name.js';

/** The bar under the diagram: what is selected or played in one line, and the buttons that play a pass. */
export function PlayBar(): VNode {
  const { diagram } = laterTexts.value.look;
  return (
    <div class="play-bar">
      <p class="play-line" data-diagram-line>
        {isPlaying.value ? <PlayedLine /> : <UnitLine />}
      </p>
      <StepButtons />
      <div class="row play-buttons">
        {isPlaying.value ? (
          <button type="button" onClick={stop}>
            {diagram.stop}
          </button>
        ) : (
          <>
            <button type="button" onClick={() => play('forward', prefersStill())}>
              {diagram.playForward}
            </button>
            <button type="button" onClick={() => play('backward', prefersStill())}>
              {diagram.playBackward}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** The layer and the position that are computed. */
const playedPosition: ReadonlySignal<string> = computed(() => {
  const { diagram, layers } = laterTexts.value.look;
  const played = moment.value;
  if (!played) return '';
  const { layer, done, positions } = played;
  return diagram.position(layers[layer], Math.min(positions, done + 1), positions);
});

/** What the layer computes. */
const playedMeaning: ReadonlySignal<string> = computed(() => {
  const { diagram } = laterTexts.value.look;
  const played = moment.value;
  return played ? (played.pass === 'forward' ? diagram.forward : diagram.backward)[played.layer] : '';
});

/** The layer that is being computed, and its position. As signals, the texts change without rendering a component. */
function PlayedLine(): VNode {
  return (
    <>
      <b>{playedPosition}</b>
      {texts.value.punctuation.colon}
      {playedMeaning}
    </>
  );
}

/** The selected unit and its value: "C3, map 6, row 4, column 4: tanh(−3.639) = −0.999". */
function UnitLine(): VNode {
  const unit = selected.value;
  const [values, weights] = [activations.value, network.value?.weights];
  if (!values || !weights) return <>{missingReason.value}</>;
  const { colon, semicolon } = texts.value.punctuation;
  const arithmetic = arithmeticOf(unit, values, weights);
  const value = unitValue(values, unit);
  const hasTanh = arithmetic.kind !== 'pooling' && unit.layer !== 'logits';
  const back = pass.value === 'backward' ? gradients.value : undefined;
  const sum = hasTanh ? rounded(arithmetic.z, 3) : value;
  return (
    <>
      <b>{nameOf(unit)}</b>
      {colon}
      {hasTanh ? `tanh(${short(sum, 3)}) = ${short(Math.tanh(sum), 3)}` : short(value, 3)}
      {back && `${semicolon}${laterTexts.value.look.popUp.gradient}${colon}${fine(unitValue(back, unit))}`}
    </>
  );
}
