import { CLASSES } from '@lenet5/mnist';
import type { VNode } from 'preact';
import { TEST_DIGITS, testDigits } from '../data/digits.js';
import { digitSource, takeDigit } from '../digit/digit.js';
import { takeNextOfClass } from '../digit/next-of-class.js';
import { texts } from '../language/texts.js';

/** Takes a digit of the test set, by number or by class. The default legend follows another way to choose a digit. */
export function TestPicker({ legend }: { readonly legend?: string }): VNode {
  const text = texts.value.draw;
  const source = digitSource.value;
  const { count, labels } = testDigits.value;
  const index = source.kind === 'test' ? source.index : undefined;
  const label = index === undefined ? undefined : labels[index];
  const take = (wanted: number): void => {
    if (Number.isInteger(wanted) && wanted >= 0 && wanted < TEST_DIGITS)
      takeDigit({ kind: 'test', index: wanted });
  };
  const step = (by: number): void => take(((index ?? (by > 0 ? -1 : 0)) + by + count) % count);
  return (
    <fieldset class="test-picker" data-loaded={count} data-part="test-digits">
      <legend>{legend ?? text.testDigit}</legend>
      <div class="row">
        <button type="button" aria-label={text.previousDigit} onClick={() => step(-1)}>
          ‹
        </button>
        <label>
          <span class="visually-hidden">{text.digitNumber(TEST_DIGITS - 1)}</span>
          <input
            type="number"
            min={0}
            max={TEST_DIGITS - 1}
            value={index ?? ''}
            onChange={(event) => take(event.currentTarget.valueAsNumber)}
          />
        </label>
        <button type="button" aria-label={text.nextDigit} onClick={() => step(1)}>
          ›
        </button>
        <button type="button" onClick={() => take(Math.floor(Math.random() * count))}>
          {text.random}
        </button>
        <span class="muted">{label === undefined ? '' : text.label(label)}</span>
      </div>
      <fieldset class="row digits" aria-label={text.nextOfClass}>
        {Array.from({ length: CLASSES }, (_, label) => (
          <button type="button" key={label} onClick={() => takeNextOfClass(label)}>
            {label}
          </button>
        ))}
      </fieldset>
    </fieldset>
  );
}
