import { CLASSES } from '@lenet5/mnist';
import { computed } from '@preact/signals';
import type { VNode } from 'preact';
import { Announcement } from '../components/announcement.js';
import { AnswerBar } from '../components/answer-bar.js';
import { DigitWarnings } from '../components/digit-warnings.js';
import { trueLabel } from '../digit/digit.js';
import { digitWarnings } from '../digit/digit-warnings.js';
import { percent, prediction, predictionSentence } from '../inference/prediction.js';
import { texts } from '../language/texts.js';

/** The prediction and its warnings. */
const announcement = computed(() => [predictionSentence.value, ...digitWarnings.value].join(' '));

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
          return (
            <AnswerBar
              key={digit}
              name={String(digit)}
              fraction={probability}
              value={present ? percent(probability) : ''}
              isTop={present?.label === digit}
              isTruth={trueLabel.value === digit}
            />
          );
        })}
      </ol>
      <p class="sentence">{predictionSentence.value}</p>
      <DigitWarnings />
      <Announcement text={announcement} />
    </section>
  );
}
