import { argmax } from '@lenet5/metrics';
import { computed, type ReadonlySignal } from '@preact/signals';
import { dataState } from '../data/digits.js';
import { digitSource, seenDigit, trueLabel } from '../digit/digit.js';
import { percentage } from '../language/format.js';
import { texts } from '../language/texts.js';
import { network } from '../network/network.js';
import { activations } from './activations.js';

/** The prediction for the digit. */
export interface Prediction {
  /** Shape `[10]`. */
  readonly probabilities: Float64Array;
  /** The most probable class. */
  readonly label: number;
  /** The second most probable class. */
  readonly runnerUp: number;
}

/** The prediction of the selected network for the digit; undefined without a network or ink. */
export const prediction: ReadonlySignal<Prediction | undefined> = computed(() => {
  const probabilities = activations.value?.probabilities;
  if (!probabilities) return undefined;
  const label = argmax(probabilities);
  const others = probabilities.map((probability, digit) => (digit === label ? -1 : probability));
  return { probabilities, label, runnerUp: argmax(others) };
});

/** Formats a probability as a percentage that is never rounded to 0 or 100. */
export function percent(probability: number): string {
  if (probability > 0.9995 && probability < 1) return `> ${percentage(0.999, 1)}`;
  if (probability < 0.0005 && probability > 0) return `< ${percentage(0.001, 1)}`;
  return percentage(probability, 1);
}

/** Why there is no prediction. */
export const missingReason: ReadonlySignal<string> = computed(() => {
  const source = digitSource.value;
  const text = texts.value.prediction;
  if (source.kind === 'test' && !seenDigit.value) {
    const isMissing = dataState.value.status === 'failed';
    return isMissing ? text.digitUnavailable(source.index) : text.digitLoading(source.index);
  }
  if (!seenDigit.value) return text.empty;
  return network.value ? '' : text.noNetwork;
});

/** The prediction as a sentence. */
export const predictionSentence: ReadonlySignal<string> = computed(() => {
  const present = prediction.value;
  if (!present) return missingReason.value;
  const text = texts.value.prediction;
  const { probabilities, label, runnerUp } = present;
  const [first, second] = [percent(probabilities[label]!), percent(probabilities[runnerUp]!)];
  const truth = trueLabel.value;
  const verdict = truth === label ? ` ${text.correct}` : ` ${text.wrong(truth ?? label)}`;
  return text.sentence(label, first, runnerUp, second) + (truth === undefined ? '' : verdict);
});
