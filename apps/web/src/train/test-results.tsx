import { accuracy, confusionMatrix, diagnose, mostConfidentMistakes } from '@lenet5/metrics';
import { CLASSES } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { dataState, testDigits } from '../data/digits.js';
import { scoreNetwork, scores } from '../inference/scores.js';
import { percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { historyOf } from '../run/run.js';
import { isBusy, run } from '../run/run-state.js';
import { useQueued } from '../scheduling/use-queued.js';
import { type ConfusionCell, ConfusionChart } from './confusion-chart.js';
import { diagnosisText } from './diagnosis-text.js';
import { Gallery } from './gallery.js';
import { RobustnessCard } from './robustness-card.js';

/** How many mistakes are shown if no cell is selected. */
const MAX_MISTAKES = 20;

/** The diagnosis of the run, and the results of the selected network on the test set, while no training is in progress. */
export function TestResults(): VNode | null {
  const selected = network.value;
  const isIdle = !isBusy.value && dataState.value.status === 'ready';
  useEffect(() => {
    if (selected && isIdle) void scoreNetwork(selected);
  }, [selected, isIdle]);
  if (!selected || !isIdle) return null;
  const { probabilities, failure } = scores.value ?? {};
  const words = laterTexts.value.train.results;
  return (
    <>
      <Diagnosis />
      {failure && <p role="alert">{words.notScored(failure)}</p>}
      {!probabilities && !failure && <p class="muted">{words.scoring}</p>}
      {probabilities && <Results probabilities={probabilities} />}
      {probabilities && <RobustnessCard />}
    </>
  );
}

function Diagnosis(): VNode | null {
  const { epochs, start } = run.value;
  if (epochs.length === 0) return null;
  const history = historyOf(run.value);
  const diagnosis = diagnose(history, {
    validationCount: start?.validationSize || 1,
    trainingCount: start?.trainSize || undefined,
    classes: 10,
  });
  return (
    <section class="card" aria-labelledby="diagnosis-heading">
      <h2 id="diagnosis-heading">{laterTexts.value.train.results.diagnosis}</h2>
      <p data-diagnosis>{diagnosisText(history, diagnosis)}</p>
    </section>
  );
}

function Results({ probabilities }: { readonly probabilities: Float32Array }): VNode {
  const { labels } = testDigits.value;
  const cell = useSignal<ConfusionCell | undefined>(undefined);
  const select = (next: ConfusionCell | undefined): void => {
    cell.value = next;
  };
  const confusion = useQueued(() => confusionMatrix(labels, probabilities, CLASSES), probabilities);
  const mistakes = useQueued(
    () => mostConfidentMistakes(labels, probabilities, CLASSES, labels.length),
    probabilities,
  );
  const percent = percentage(accuracy(labels, probabilities), 2);
  const words = laterTexts.value.train.results;
  const scored = scores.value?.network;
  const chosen = cell.value;
  const shown = chosen
    ? mistakes?.filter(({ label, predicted }) => label === chosen.truth && predicted === chosen.predicted)
    : mistakes?.slice(0, MAX_MISTAKES);
  return (
    <div class="pair">
      <section class="card" aria-labelledby="confusion-heading">
        <h2 id="confusion-heading">{words.confusion}</h2>
        <p class="small">{words.score(scored ? networkName(scored) : '', percent)}</p>
        {confusion && <ConfusionChart confusion={confusion} onSelect={select} />}
      </section>
      <section class="card" aria-labelledby="mistakes-heading">
        <h2 id="mistakes-heading">
          {chosen ? words.predictedAs(chosen.truth, chosen.predicted) : words.mistakes}
        </h2>
        {chosen && (
          <button type="button" onClick={() => select(undefined)}>
            {words.all}
          </button>
        )}
        {shown && <Gallery mistakes={shown} />}
      </section>
    </div>
  );
}
