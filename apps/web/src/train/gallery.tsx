import type { Mistake } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { testPixels } from '../data/digits.js';
import { takeDigit } from '../draw/digit.js';
import { Digit } from '../shell/picture.js';
import { addressOf, view } from '../shell/route.js';

/** Test digits that were taken for others; each leads to a look inside. */
export function Gallery({ mistakes }: { readonly mistakes: readonly Mistake[] }): VNode {
  if (mistakes.length === 0) return <p class="muted">None.</p>;
  return (
    <ul class="gallery">
      {mistakes.map(({ index, label, predicted, confidence }) => (
        <li key={index}>
          <a
            href={addressOf('look')}
            aria-label={`Test digit ${index}: a ${label}, taken for ${predicted} with ${(100 * confidence).toFixed(1)} %`}
            onClick={(event) => {
              event.preventDefault();
              takeDigit({ kind: 'test', index });
              view.value = 'look';
            }}
          >
            <Digit pixels={testPixels(index)!} class="pixelated" />
            <span aria-hidden="true">
              {label} → <b>{predicted}</b>
              <small>{(100 * confidence).toFixed(0)} %</small>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
