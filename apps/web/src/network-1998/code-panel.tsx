import { DIGIT_CENTERS } from '@lenet5/core';
import type { VNode } from 'preact';
import { DigitImage } from '../components/digit-image.js';
import { Heatmap } from '../components/heatmap.js';
import { decimals, percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { activations1998, digit1998, hasTrained1998, label1998 } from './run-1998.js';
import { type Verdict, verdictOf } from './verdict.js';

/** Values per row of a bitmap, and of a code in the same arrangement. */
const COLUMNS = 7;

/** The value of a bitmap that has full strength. Codes can be as large as 1.7159. */
const LARGEST = 1.7159;

/** The code of the digit in F6 beside the ten bitmaps, with the distances. */
export function CodePanel(): VNode {
  const activations = activations1998.value;
  const { code } = laterTexts.value.network1998;
  return (
    <section class="card" aria-labelledby="code-heading">
      <h2 id="code-heading">{code.title}</h2>
      <p class="small">{code.intro}</p>
      {activations ? (
        <Codes code={activations.f6.values} penalties={activations.penalties.values} />
      ) : (
        <p class="muted">{code.loading}</p>
      )}
      {!hasTrained1998.value && (
        <p class="muted small" data-untrained>
          {code.untrained}
        </p>
      )}
    </section>
  );
}

function Codes({
  code,
  penalties,
}: {
  readonly code: Float64Array;
  readonly penalties: Float64Array;
}): VNode {
  const words = laterTexts.value.network1998.code;
  const verdict = verdictOf(penalties);
  return (
    <>
      <div class="codes">
        {digit1998.value && (
          <figure class="code">
            <DigitImage pixels={digit1998.value} />
            <figcaption>{words.digit}</figcaption>
          </figure>
        )}
        <figure class="code">
          <Heatmap values={code} width={COLUMNS} largest={LARGEST} label={words.codeLabel} />
          <figcaption>{words.code}</figcaption>
        </figure>
        <ol class="bitmaps">
          {DIGIT_CENTERS.map((center, digit) => (
            <li key={digit} class={digit === verdict.nearest ? 'nearest' : ''}>
              <Heatmap values={center} width={COLUMNS} largest={LARGEST} label={words.bitmap(digit)} />
              <span class="penalty">{decimals(penalties[digit] ?? 0, 1)}</span>
              <span class="muted">{percentage(verdict.probabilities[digit] ?? 0, 1)}</span>
            </li>
          ))}
        </ol>
      </div>
      <p data-verdict>{sentence(verdict)}</p>
    </>
  );
}

function sentence({ nearest, probabilities, noneOfThese }: Verdict): string {
  const { code } = laterTexts.value.network1998;
  const truth = label1998.value === undefined ? '' : code.truth(label1998.value);
  const best = probabilities[nearest] ?? 0;
  if (noneOfThese > best) {
    return code.rejected(nearest, percentage(noneOfThese, 1)) + truth;
  }
  return code.nearest(nearest, percentage(best, 1), percentage(noneOfThese, 1)) + truth;
}
