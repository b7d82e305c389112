import type { Mistake } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { testPixels } from '../data/digits.js';
import { addressOfTestDigit } from '../digit/address-of-test-digit.js';
import { percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';

/** Test digits with a wrong prediction. Each links to the view that explains it. */
export function Gallery({ mistakes }: { readonly mistakes: readonly Mistake[] }): VNode {
  if (mistakes.length === 0) return <p class="muted">{laterTexts.value.train.results.none}</p>;
  return (
    <ul class="gallery">
      {mistakes.map(({ index, label, predicted, confidence }) => (
        <li key={index}>
          <a href={addressOfTestDigit(index)}>
            <DigitImage pixels={testPixels(index)!} class="pixelated" />
            <span>
              {label} → <b>{predicted}</b>
              <small>{percentage(confidence, 0)}</small>
            </span>
            <span class="visually-hidden">{laterTexts.value.train.results.digit(index)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
