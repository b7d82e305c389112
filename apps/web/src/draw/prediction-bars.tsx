import { useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';
import { trueLabel } from '../digit/digit.js';
import { percent, prediction, predictionSentence } from '../inference/prediction.js';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Milliseconds of rest after which the prediction is spoken. */
const REST = 400;

/** The ten probabilities as bars, and a sentence that screen readers speak. */
export function PredictionBars(): VNode {
  const present = prediction.value;
  return (
    <section class="card prediction" aria-labelledby="prediction-heading">
      <h2 id="prediction-heading">
        Prediction <output class="answer">{present ? present.label : '–'}</output>
      </h2>
      <ol class="bars" aria-hidden="true">
        {DIGITS.map((digit) => {
          const share = present?.probabilities[digit] ?? 0;
          const kind = present?.label === digit ? 'top' : '';
          return (
            <li key={digit} class={`${kind} ${trueLabel.value === digit ? 'truth' : ''}`}>
              <span>{digit}</span>
              <span class="track">
                <span class="bar" style={{ transform: `scaleX(${share})` }} />
              </span>
              <span class="share">{present ? percent(share) : ''}</span>
            </li>
          );
        })}
      </ol>
      <p class="sentence">{predictionSentence.value}</p>
      <SpokenPrediction />
    </section>
  );
}

/** The sentence once the drawing rests, so that a stroke is not spoken over and over. */
function SpokenPrediction(): VNode {
  const spoken = useSignal('');
  useSignalEffect(() => {
    const sentence = predictionSentence.value;
    const timer = setTimeout(() => {
      spoken.value = sentence;
    }, REST);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" aria-live="polite" data-spoken>
      {spoken.value}
    </p>
  );
}
