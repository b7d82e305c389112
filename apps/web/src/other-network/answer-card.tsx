import { computed, type ReadonlySignal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Announcement } from '../components/announcement.js';
import { AnswerBar } from '../components/answer-bar.js';
import { DigitWarnings } from '../components/digit-warnings.js';
import { digitWarnings } from '../digit/digit-warnings.js';
import { percent } from '../inference/prediction.js';
import { decimals } from '../language/format.js';
import { otherTexts } from '../language/other-network/texts.js';
import { texts } from '../language/texts.js';
import { preparationFor } from '../network/other-network.js';
import { type Answer, answerOf, type AnswerBar as Bar } from './answer.js';
import { nameOf } from './class-name.js';
import { type Head, headOf } from './head.js';
import { networkInput } from './network-input.js';
import { otherPrediction, predictionProblem, type ShownPrediction } from './prediction.js';

/** How many outputs are listed until the user asks for all of them. */
const MOST_BARS = 10;

interface ShownAnswer extends Answer {
  readonly prediction: ShownPrediction;
  readonly head: Head;
}

const shownAnswer: ReadonlySignal<ShownAnswer | undefined> = computed(() => {
  const prediction = otherPrediction.value;
  if (!prediction) return undefined;
  const head = headOf(prediction.network.model);
  return { ...answerOf(prediction.outputs, head), prediction, head };
});

/** The number at a bar. */
function valueText({ hasProbabilities }: Answer, { value }: Bar): string {
  return hasProbabilities ? percent(value) : decimals(value, 3);
}

/** The answer as a sentence, or why there is none. */
const sentence: ReadonlySignal<string> = computed(() => {
  const answer = shownAnswer.value;
  const text = otherTexts.value;
  if (predictionProblem.value !== undefined) return text.failed(predictionProblem.value);
  if (!networkInput.value) return text.empty;
  const [first, second] = answer?.bars ?? [];
  if (!answer || !first) return text.working;
  const { prediction, head } = answer;
  const name = (bar: Bar): string => nameOf(prediction.network, bar);
  const value = (bar: Bar): string => valueText(answer, bar);
  if (!second) return text.single(value(first));
  if (head === 'sigmoids' || head === 'values') return text.largest(name(first), value(first));
  return texts.value.prediction.sentence(name(first), value(first), name(second), value(second));
});

/** What may be wrong with the drawing; nothing for a network that takes images as they are. */
const hasWarnings: ReadonlySignal<boolean> = computed(() => {
  const network = otherPrediction.value?.network;
  return network !== undefined && preparationFor(network) === 'mnist';
});

const announcement: ReadonlySignal<string> = computed(() =>
  [sentence.value, ...(hasWarnings.value ? digitWarnings.value : [])].join(' '),
);

/** The answer of the network: its largest outputs as bars, and a sentence. */
export function AnswerCard(): VNode {
  const isComplete = useSignal(false);
  const answer = shownAnswer.value;
  const text = otherTexts.value;
  const bars = answer?.bars ?? [];
  const shown = isComplete.value ? bars : bars.slice(0, MOST_BARS);
  return (
    <section class="card prediction" aria-labelledby="prediction-heading">
      <h2 id="prediction-heading">{texts.value.draw.answer}</h2>
      <Largest answer={answer} />
      {answer && (
        <ol class="bars" aria-hidden="true">
          {shown.map((bar) => (
            <AnswerBar
              key={bar.output}
              name={nameOf(answer.prediction.network, bar)}
              fraction={bar.fraction}
              value={valueText(answer, bar)}
              isTop={bar === bars[0]}
            />
          ))}
        </ol>
      )}
      {bars.length > MOST_BARS && (
        <button
          type="button"
          aria-pressed={isComplete.value}
          onClick={() => {
            isComplete.value = !isComplete.value;
          }}
        >
          {isComplete.value ? text.showTop(MOST_BARS) : text.showAll(bars.length)}
        </button>
      )}
      <p class="sentence" data-sentence>
        {sentence.value}
      </p>
      {answer && answer.head !== 'probabilities' && <p class="small muted">{text.heads[answer.head]}</p>}
      {hasWarnings.value && <DigitWarnings />}
      <Announcement text={announcement} />
    </section>
  );
}

/** The largest output in large type: its name, or for a single output the number itself. */
function Largest({ answer }: { readonly answer: ShownAnswer | undefined }): VNode {
  const [first, second] = answer?.bars ?? [];
  const word =
    answer && first ? (second ? nameOf(answer.prediction.network, first) : valueText(answer, first)) : '–';
  return (
    <output class={`answer ${word.length > 2 ? 'long' : ''}`} aria-labelledby="prediction-heading">
      {word}
    </output>
  );
}
