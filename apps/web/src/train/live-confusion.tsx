import { accuracy, type ConfusionMatrix, confusionMatrix } from '@lenet5/metrics';
import { CLASSES, PIXELS } from '@lenet5/mnist';
import { effect, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { analysisWorker } from '../analysis/client.js';
import { testDigits } from '../data/digits.js';
import { tensorsOf } from '../explain/weights.js';
import { percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { type Network, network } from '../network/network.js';
import { networkName } from '../network/network-name.js';
import { isBusy } from '../run/run-state.js';
import { ConfusionChart } from './confusion-chart.js';

/** How many test digits a network is tried on while it trains. */
const COUNT = 1000;

interface LiveScore {
  readonly network: Network;
  readonly confusion: ConfusionMatrix;
  readonly accuracy: number;
  readonly count: number;
}

/** The confusion matrix of the network that trains, for the first thousand test digits. */
export function LiveConfusion(): VNode | null {
  const score = useSignal<LiveScore | undefined>(undefined);
  const isTraining = isBusy.value;
  useEffect(() => {
    if (!isTraining) return;
    return followScores((next) => {
      score.value = next;
    });
  }, [isTraining]);
  const shown = score.value;
  if (!isTraining || !shown) return null;
  const { confusion } = laterTexts.value.train;
  return (
    <section class="card" aria-labelledby="live-confusion-heading" data-part="confusion">
      <h2 id="live-confusion-heading">{confusion.title}</h2>
      <p class="small">
        {confusion.of(networkName(shown.network), percentage(shown.accuracy, 1), shown.count)}
      </p>
      <ConfusionChart confusion={shown.confusion} onSelect={() => undefined} />
    </section>
  );
}

/** Scores the selected network and each later one; while one is scored, only the newest waits. Returns a function that ends this. */
function followScores(show: (score: LiveScore) => void): () => void {
  let [isScoring, isStale, isEnded] = [false, false, false];
  const score = async (): Promise<void> => {
    isStale = isScoring;
    if (isScoring || isEnded) return;
    const [selected, digits] = [network.peek(), testDigits.peek()];
    if (!selected || digits.count === 0) return;
    isScoring = true;
    const count = Math.min(COUNT, digits.count);
    const labels = digits.labels.subarray(0, count);
    const images = digits.images.slice(0, count * PIXELS);
    try {
      const tensors = tensorsOf(selected.weights);
      const probabilities = await analysisWorker.call((api) => api.predict(tensors, images));
      const confusion = confusionMatrix(labels, probabilities, CLASSES);
      if (!isEnded) show({ network: selected, confusion, accuracy: accuracy(labels, probabilities), count });
    } finally {
      isScoring = false;
    }
    if (isStale) await score();
  };
  // The results after the training say why a network cannot be scored; during it, the last matrix stays.
  const attempt = (): void => void score().catch(() => undefined);
  const stop = effect(() => {
    void network.value;
    attempt();
  });
  return () => {
    isEnded = true;
    stop();
  };
}
