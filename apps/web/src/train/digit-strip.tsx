import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { testDigits, testPixels } from '../data/digits.js';
import { addressOfTestDigit } from '../digit/address-of-test-digit.js';
import { network } from '../network/network.js';
import { usePredictions } from './use-predictions.js';

/** The test digits in the strip: easy ones, and some that networks get wrong for a long time. */
const STRIP = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 18, 20, 33, 38, 43, 59, 61, 62, 63, 65, 73, 80, 92];

/** Some test digits with their predictions, which become correct as the network learns. */
export function DigitStrip(): VNode | null {
  const selected = network.value;
  const { labels, count } = testDigits.value;
  const shown = STRIP.filter((index) => index < count);
  const predicted = usePredictions(selected, shown);
  if (!selected || predicted.length !== shown.length) return null;
  const correct = shown.filter((index, i) => labels[index] === predicted[i]).length;
  return (
    <section class="card strip-box" aria-labelledby="strip-heading">
      <h2 id="strip-heading">
        Test digits: {correct} of {shown.length} correct
      </h2>
      <ul class="strip">
        {shown.map((index, i) => (
          <li key={index}>
            <StripDigit index={index} label={labels[index]!} predicted={predicted[i]!} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StripDigitProps {
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
}

function StripDigit({ index, label, predicted }: StripDigitProps): VNode {
  const isCorrect = label === predicted;
  const description = `A ${label}, predicted as ${predicted}: ${isCorrect ? 'correct' : 'wrong'}`;
  return (
    <a
      href={addressOfTestDigit(index)}
      class={isCorrect ? 'right' : 'wrong'}
      aria-label={description}
      title={description}
    >
      <DigitImage pixels={testPixels(index)!} class="pixelated" />
      <span aria-hidden="true">{isCorrect ? `${predicted} ✓` : `${predicted} ✗`}</span>
    </a>
  );
}
