import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { seenDigit } from '../digit/digit.js';
import { activations } from '../inference/activations.js';
import { lossLabel } from '../inference/loss-label.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { lossAfterStep } from './experiments.js';

/** A number with four decimals, and with a minus sign instead of a hyphen. */
const fixed = (value: number): string => value.toFixed(4).replace('-', '−');

const RATES = [0.001, 0.01, 0.1, 1, 10] as const;

/** One step of gradient descent by hand: the bias of the output of the true digit, with the real numbers, and what the step does. */
export function HandStep(): VNode | null {
  const rate = useSignal<number>(0.1);
  const text = laterTexts.value.lesson.hand;
  const [present, pixels, weights] = [activations.value, seenDigit.value, network.value?.weights];
  if (!present || !pixels || !weights) return null;
  const label = lossLabel.value;
  const probability = present.probabilities[label]!;
  const bias = weights.dense3.bias[label]!;
  const gradient = probability - 1;
  const { before, after } = lossAfterStep(pixels, weights, label, rate.value);
  return (
    <div class="hand-step">
      <ol>
        <li>{text.loss(label, fixed(probability), fixed(before))}</li>
        <li>{text.gradient(label, fixed(probability), fixed(gradient))}</li>
        <li>
          <label>
            {text.rate}{' '}
            <select
              value={rate.value}
              onChange={(event) => {
                rate.value = Number(event.currentTarget.value);
              }}
            >
              {RATES.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        </li>
        <li>
          <code>
            {fixed(bias)} − {rate.value} × ({fixed(gradient)}) = {fixed(bias - rate.value * gradient)}
          </code>
        </li>
        <li data-loss-after={after}>{text.all(fixed(before), fixed(after))}</li>
      </ol>
    </div>
  );
}
