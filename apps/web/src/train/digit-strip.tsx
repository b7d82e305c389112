import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { testDigits, testPixels } from '../data/digits.js';
import { addressOfTestDigit } from '../digit/address-of-test-digit.js';
import { laterTexts, texts } from '../language/texts.js';
import { networkName } from '../network/network-name.js';
import { isStarted } from '../run/run-state.js';
import { usePredictions } from './use-predictions.js';

/** The test digits in the strip: easy ones, and some that networks get wrong for a long time. */
const STRIP = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 18, 20, 33, 38, 43, 59, 61, 62, 63, 65, 73, 80, 92];

/** Some test digits with their predictions, which become correct as the network learns. */
export function DigitStrip(): VNode {
  const { labels, count } = testDigits.value;
  const shown = STRIP.filter((index) => index < count);
  const predictions = usePredictions(shown);
  const { strip } = laterTexts.value.train;
  const classes = predictions?.classes ?? [];
  const correct = shown.filter((index, i) => labels[index] === classes[i]).length;
  return (
    <section class="card strip-box" aria-labelledby="strip-heading">
      <h2 id="strip-heading">{predictions ? strip.score(correct, shown.length) : strip.title}</h2>
      <p class="small" data-strip-network>
        {predictions ? strip.network(networkName(predictions.network)) : texts.value.shell.loading}{' '}
        {!isStarted.value && predictions?.network.origin === 'shipped' && strip.untrained}
      </p>
      <ul class="strip">
        {shown.map((index, i) => (
          <li key={index}>
            <StripDigit index={index} label={labels[index]!} predicted={classes[i]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StripDigitProps {
  readonly index: number;
  readonly label: number;
  /** Undefined until the prediction is computed. */
  readonly predicted: number | undefined;
}

function StripDigit({ index, label, predicted }: StripDigitProps): VNode {
  const result = label === predicted ? 'right' : 'wrong';
  const { strip } = laterTexts.value.train;
  const description = predicted === undefined ? strip.digit(label) : strip[result](label, predicted);
  const mark = predicted === undefined ? '\u00a0' : `${predicted} ${result === 'right' ? '✓' : '✗'}`;
  return (
    <a
      href={addressOfTestDigit(index)}
      class={predicted === undefined ? 'unknown' : result}
      aria-label={description}
      title={description}
    >
      <DigitImage pixels={testPixels(index)!} class="pixelated" />
      <span aria-hidden="true">{mark}</span>
    </a>
  );
}
