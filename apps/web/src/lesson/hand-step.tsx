import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { seenDigit } from '../digit/digit.js';
import { activations } from '../inference/activations.js';
import { lossLabel } from '../inference/loss-label.js';
import { decimals, localized } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { lossAfterStep } from './experiments.js';

const fixed = (value: number): string => decimals(value, 4);

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
                  {localized(String(each))}
                </option>
              ))}
            </select>
          </label>
        </li>
        <li>
          <code>
            {fixed(bias)} − {localized(String(rate.value))} × ({fixed(gradient)}) ={' '}
            {fixed(bias - rate.value * gradient)}
          </code>
        </li>
        <li data-loss-after={after}>{text.all(fixed(before), fixed(after))}</li>
      </ol>
    </div>
  );
}
