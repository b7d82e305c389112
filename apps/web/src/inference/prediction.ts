import { argmax } from '@lenet5/metrics';
import { computed, type ReadonlySignal } from '@preact/signals';
import { trueLabel } from '../digit/digit.js';
import { activations } from './activations.js';

/** What the network says of the present digit. */
export interface Prediction {
  readonly probabilities: Float64Array;
  readonly label: number;
  /** The second most probable. */
  readonly runnerUp: number;
}

export const prediction: ReadonlySignal<Prediction | undefined> = computed(() => {
  const probabilities = activations.value?.probabilities;
  if (!probabilities) return undefined;
  const label = argmax(probabilities);
  const others = probabilities.map((probability, digit) => (digit === label ? -1 : probability));
  return { probabilities, label, runnerUp: argmax(others) };
});

/** A probability as a percentage, never rounded to certainty. */
export function percent(probability: number): string {
  if (probability > 0.9995 && probability < 1) return '> 99.9 %';
  if (probability < 0.0005 && probability > 0) return '< 0.1 %';
  return `${(100 * probability).toFixed(1)} %`;
}

/** The prediction in a sentence. */
export const predictionSentence: ReadonlySignal<string> = computed(() => {
  const present = prediction.value;
  if (!present) return 'No ink yet: nothing to predict.';
  const { probabilities, label, runnerUp } = present;
  const truth = trueLabel.value;
  const verdict =
    truth === undefined ? '' : truth === label ? ' It is right.' : ` It is wrong: this is a ${truth}.`;
  return `The network says ${label}, ${percent(probabilities[label]!)}; next ${runnerUp}, ${percent(probabilities[runnerUp]!)}.${verdict}`;
});
