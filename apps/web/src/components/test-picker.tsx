import type { VNode } from 'preact';
import { testDigits } from '../data/digits.js';
import { digitSource, takeDigit } from '../digit/digit.js';
import { takeNextOfClass } from '../digit/next-of-class.js';

/** Picks a digit of the test set, by number or by class. */
export function TestPicker(): VNode {
  const source = digitSource.value;
  const { count, labels } = testDigits.value;
  const index = source.kind === 'test' ? source.index : undefined;
  const take = (wanted: number): void => {
    if (Number.isInteger(wanted) && wanted >= 0 && wanted < count) takeDigit({ kind: 'test', index: wanted });
  };
  const next = (by: number): void => take(((index ?? -by) + by + count) % count);
  return (
    <fieldset class="test-picker">
      <legend>Or take a test digit</legend>
      <div class="row">
        <button type="button" aria-label="Previous test digit" onClick={() => next(-1)}>
          ‹
        </button>
        <label>
          <span class="visually-hidden">{`Number of the test digit, 0 to ${count - 1}`}</span>
          <input
            type="number"
            min={0}
            max={count - 1}
            value={index ?? ''}
            onChange={(event) => take(event.currentTarget.valueAsNumber)}
          />
        </label>
        <button type="button" aria-label="Next test digit" onClick={() => next(1)}>
          ›
        </button>
        <button type="button" onClick={() => take(Math.floor(Math.random() * count))}>
          Any
        </button>
        <span class="muted">{index === undefined ? '' : `labelled ${labels[index]}`}</span>
      </div>
      <fieldset class="row digits" aria-label="The next test digit of a class">
        {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((label) => (
          <button type="button" key={label} onClick={() => takeNextOfClass(label)}>
            {label}
          </button>
        ))}
      </fieldset>
    </fieldset>
  );
}
