import { accuracy, confusionMatrix, diagnose, mostConfidentMistakes } from '@lenet5/metrics';
import { diagnosisSentence } from '@lenet5/report';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { dataState, testDigits } from '../data/digits.js';
import { scoreNetwork, scores } from '../inference/scores.js';
import { network } from '../network/network.js';
import { historyOf } from '../run/run.js';
import { isBusy, run } from '../run/run-state.js';
import { useInTurn } from '../scheduling/use-queued.js';
import { Confusion } from './confusion.js';
import { Gallery } from './gallery.js';

/** How many mistakes are shown. */
const MOST_MISTAKES = 20;

/** What the network scores on the whole test set while training rests. */
export function Findings(): VNode | null {
  const present = network.value;
  const resting = !isBusy.value && dataState.value.status === 'ready';
  useEffect(() => {
    if (present && resting) void scoreNetwork(present);
  }, [present, resting]);
  if (!present || !resting) return null;
  const { probabilities, failure } = scores.value ?? {};
  return (
    <>
      <Diagnosis />
      {failure && <p role="alert">The test digits were not scored: {failure}.</p>}
      {!probabilities && !failure && <p class="muted">Scoring 10,000 test digits…</p>}
      {probabilities && <Scored probabilities={probabilities} />}
    </>
  );
}

function Diagnosis(): VNode | null {
  const { epochs, start } = run.value;
  if (epochs.length === 0) return null;
  const history = historyOf(run.value);
  const diagnosis = diagnose(history, start?.validationSize || 1, start?.trainSize || undefined);
  return (
    <section class="card" aria-labelledby="diagnosis-heading">
      <h2 id="diagnosis-heading">Diagnosis</h2>
      <p data-diagnosis>{diagnosisSentence(history, diagnosis)}</p>
    </section>
  );
}

function Scored({ probabilities }: { readonly probabilities: Float32Array }): VNode {
  const { labels } = testDigits.value;
  const cell = useSignal<{ readonly truth: number; readonly predicted: number } | undefined>(undefined);
  const confusion = useInTurn(() => confusionMatrix(labels, probabilities, 10), probabilities);
  const mistakes = useInTurn(
    () => mostConfidentMistakes(labels, probabilities, 10, labels.length),
    probabilities,
  );
  const share = (100 * accuracy(labels, probabilities)).toFixed(2);
  const chosen = cell.value;
  const shown = chosen
    ? mistakes?.filter(({ label, predicted }) => label === chosen.truth && predicted === chosen.predicted)
    : mistakes?.slice(0, MOST_MISTAKES);
  return (
    <div class="pair">
      <section class="card" aria-labelledby="confusion-heading">
        <h2 id="confusion-heading">Confusion</h2>
        <p class="small">
          {scores.value?.of.name}: {share} % of 10,000 test digits right. Choose a cell to see its digits.
        </p>
        {confusion && (
          <Confusion
            confusion={confusion}
            choose={(next) => {
              cell.value = next;
            }}
          />
        )}
      </section>
      <section class="card" aria-labelledby="mistakes-heading">
        <h2 id="mistakes-heading">
          {chosen ? `${chosen.truth}, taken for ${chosen.predicted}` : 'Most confident mistakes'}
        </h2>
        {chosen && (
          <button
            type="button"
            onClick={() => {
              cell.value = undefined;
            }}
          >
            All mistakes
          </button>
        )}
        {shown && <Gallery mistakes={shown} />}
      </section>
    </div>
  );
}
