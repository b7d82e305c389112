import type { VNode } from 'preact';
import { Digit } from '../components/picture.js';
import { testDigits, testPixels } from '../data/digits.js';
import { takeDigit } from '../digit/digit.js';
import { network } from '../network/network.js';
import { addressOf, view } from '../page/route.js';
import { usePredictions } from './use-predictions.js';

/** Which test digits are in the strip: easy ones and some that networks get wrong for long. */
const STRIP = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 18, 20, 33, 38, 43, 59, 61, 62, 63, 65, 73, 80, 92];

/** Some test digits and what the network takes them for: they turn right as it learns. */
export function DigitStrip(): VNode | null {
  const present = network.value;
  const { labels, count } = testDigits.value;
  const shown = STRIP.filter((index) => index < count);
  const predicted = usePredictions(present, shown);
  if (!present || predicted.length !== shown.length) return null;
  const right = shown.filter((index, i) => labels[index] === predicted[i]).length;
  return (
    <section class="card strip-box" aria-labelledby="strip-heading">
      <h2 id="strip-heading">
        Test digits: {right} of {shown.length} right
      </h2>
      <ul class="strip">
        {shown.map((index, i) => {
          const isRight = labels[index] === predicted[i];
          const words = `A ${labels[index]}, taken for ${predicted[i]}: ${isRight ? 'right' : 'wrong'}`;
          return (
            <li key={index}>
              <a
                href={addressOf('look')}
                class={isRight ? 'right' : 'wrong'}
                aria-label={words}
                title={words}
                onClick={(event) => {
                  event.preventDefault();
                  takeDigit({ kind: 'test', index });
                  view.value = 'look';
                }}
              >
                <Digit pixels={testPixels(index)!} class="pixelated" />
                <span aria-hidden="true">{isRight ? `${predicted[i]} ✓` : `${predicted[i]} ✗`}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
