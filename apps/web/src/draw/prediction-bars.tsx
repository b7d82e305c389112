import { CLASSES } from '@lenet5/mnist';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { DigitWarnings } from '../components/digit-warnings.js';
import { trueLabel } from '../digit/digit.js';
import { digitWarnings } from '../digit/digit-warnings.js';
import { percent, prediction, predictionSentence } from '../inference/prediction.js';
import { texts } from '../language/texts.js';

/** Milliseconds without a change before screen readers announce the prediction. */
const DELAY = 400;

/** The ten probabilities as bars, and the prediction as a sentence. */
export function PredictionBars(): VNode {
  const present = prediction.value;
  return (
    <section class="card prediction" aria-labelledby="prediction-heading">
      <h2 id="prediction-heading">{texts.value.draw.answer}</h2>
      <output class="answer" aria-labelledby="prediction-heading">
        {present ? present.label : '–'}
      </output>
      <ol class="bars" aria-hidden="true">
        {Array.from({ length: CLASSES }, (_, digit) => {
          const probability = present?.probabilities[digit] ?? 0;
          const kind = present?.label === digit ? 'top' : '';
          return (
            <li key={digit} class={`${kind} ${trueLabel.value === digit ? 'truth' : ''}`}>
              <span>{digit}</span>
              <span class="track">
                <span class="bar" style={{ '--probability': probability }} />
              </span>
              <span class="percent">{present ? percent(probability) : ''}</span>
            </li>
          );
        })}
      </ol>
      <p class="sentence">{predictionSentence.value}</p>
      <DigitWarnings />
      <Announcement />
    </section>
  );
}

/** The prediction and its warnings for screen readers, announced once the drawing pauses rather than at every change of a stroke. */
function Announcement(): VNode {
  const announced = useSignal('');
  useSignalEffect(() => {
    const sentence = [predictionSentence.value, ...digitWarnings.value].join(' ');
    const timer = setTimeout(() => {
      announced.value = sentence;
    }, DELAY);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" aria-live="polite" data-announced>
      {announced.value}
    </p>
  );
}
