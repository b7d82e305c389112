import { argmax } from '@lenet5/metrics';
import { computed, type ReadonlySignal } from '@preact/signals';
import { dataState } from '../data/digits.js';
import { digitSource, seenDigit, trueLabel } from '../digit/digit.js';
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
  if (probability > 0.9995 && probability < 1) return '> 99.9 %';
  if (probability < 0.0005 && probability > 0) return '< 0.1 %';
  return `${(100 * probability).toFixed(1)} %`;
}

/** Why there is no prediction. */
export const missingReason: ReadonlySignal<string> = computed(() => {
  const source = digitSource.value;
  if (source.kind === 'test' && !seenDigit.value) {
    return dataState.value.status === 'failed'
      ? `Test digit ${source.index} is not available, because the data could not be loaded. Draw a digit, or use another test digit.`
      : `Test digit ${source.index} is loading…`;
  }
  if (!seenDigit.value) return 'The pad is empty: draw a digit to get a prediction.';
  return network.value ? '' : 'There is no network yet, so there is no prediction.';
});

/** The prediction as a sentence. */
export const predictionSentence: ReadonlySignal<string> = computed(() => {
  const present = prediction.value;
  if (!present) return missingReason.value;
  const { probabilities, label, runnerUp } = present;
  const truth = trueLabel.value;
  const verdict =
    truth === undefined
      ? ''
      : truth === label
        ? ' This is correct.'
        : ` This is wrong: the label is ${truth}.`;
  return `The network predicts ${label} (${percent(probabilities[label]!)}), then ${runnerUp} (${percent(probabilities[runnerUp]!)}).${verdict}`;
});
