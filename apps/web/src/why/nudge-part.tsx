import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { Heatmap } from '../components/heatmap.js';
import { seenDigit } from '../digit/digit.js';
import { backward } from '../explain/backward.js';
import { forward } from '../explain/forward.js';
import { answerOf, MAX_NUDGE, nudge, smallestNudge } from '../explain/nudge.js';
import { activations } from '../inference/activations.js';
import { lossLabel } from '../inference/loss-label.js';
import { percent } from '../inference/prediction.js';
import { percentage } from '../language/format.js';
import { laterTexts, texts } from '../language/texts.js';
import { network } from '../network/network.js';
import { inSlices } from '../scheduling/in-slices.js';
import { latest } from '../scheduling/latest.js';

/** The factor by which the picture of the difference exaggerates it. */
const EXAGGERATION = 10;

/** The strength at first: a tenth of full ink. */
const STRENGTH = 0.1;

const startSearch = latest();

/** One step of every pixel in the direction that raises the loss: the digit before and after, and both answers. */
export function NudgePart(): VNode | null {
  const strength = useSignal(STRENGTH);
  const finding = useSignal('');
  const before = useComputed(() => {
    const [pixels, present, selected] = [seenDigit.value, activations.value, network.value];
    if (!pixels || !present || !selected) return undefined;
    const { weights } = selected;
    const gradient = backward(present, weights, lossLabel.value).input.values;
    return { pixels, present, weights, gradient };
  });
  useSignalEffect(() => {
    void before.value;
    startSearch();
    finding.value = '';
  });
  const after = useComputed(() => {
    if (!before.value) return undefined;
    const pixels = nudge(before.value.pixels, before.value.gradient, strength.value);
    return { pixels, present: forward(pixels, before.value.weights) };
  });
  const text = laterTexts.value.why.nudge;
  if (!before.value || !after.value) return null;
  const { pixels, gradient, weights } = before.value;
  const search = async (): Promise<void> => {
    finding.value = text.searching;
    const found = await inSlices(smallestNudge(pixels, gradient, weights), startSearch());
    if (found === undefined) return;
    if (found) strength.value = found.strength;
    finding.value = found
      ? text.found(percentage(found.strength, 1), found.label)
      : text.none(percentage(MAX_NUDGE, 0));
  };
  const [from, to] = [answerOf(before.value.present), answerOf(after.value.present)];
  const shares = [before.value.present.probabilities[from]!, after.value.present.probabilities[to]!];
  return (
    <div class="why-part nudge">
      <div class="nudge-pictures">
        <figure>
          <DigitImage pixels={pixels} class="pixelated framed" label={text.before} />
          <figcaption>
            {text.before}
            {texts.value.punctuation.colon}
            <b>{from}</b> ({percent(shares[0]!)})
          </figcaption>
        </figure>
        <figure>
          <Difference from={pixels} to={after.value.pixels} label={text.difference} />
          <figcaption>{text.difference}</figcaption>
        </figure>
        <figure>
          <DigitImage pixels={after.value.pixels} class="pixelated framed" label={text.after} />
          <figcaption data-nudged={to}>
            {text.after}
            {texts.value.punctuation.colon}
            <b class={from === to ? '' : 'changed'}>{to}</b> ({percent(shares[1]!)})
          </figcaption>
        </figure>
      </div>
      <div class="why-text">
        <p>{text.intro(lossLabel.value)}</p>
        <label class="slider">
          <span>{text.strength}</span>
          <span class="value" aria-hidden="true">
            {percentage(strength.value, 1)}
          </span>
          <input
            type="range"
            name="nudge"
            min={0}
            max={MAX_NUDGE}
            step={1 / 255}
            value={strength.value}
            aria-valuetext={percentage(strength.value, 1)}
            onInput={(event) => {
              strength.value = Number(event.currentTarget.value);
            }}
          />
        </label>
        <div class="row">
          <button type="button" onClick={() => void search()}>
            {text.find}
          </button>
        </div>
        <p aria-live="polite">{finding.value}</p>
        <p class="small">
          <span class="sign positive">{text.moreInk}</span> <span class="sign negative">{text.lessInk}</span>
        </p>
      </div>
    </div>
  );
}

/** What has changed, exaggerated. */
function Difference({
  from,
  to,
  label,
}: {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly label: string;
}): VNode {
  const values = Float64Array.from(to, (value, at) => (EXAGGERATION * (value - from[at]!)) / 255);
  return <Heatmap values={values} width={28} largest={1} class="pixelated framed" label={label} />;
}
