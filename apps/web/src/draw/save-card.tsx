import { CLASSES } from '@lenet5/mnist';
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { clearPad, plainDigit } from '../digit/digit.js';
import { texts } from '../language/texts.js';
import { errorText } from '../page/error-text.js';
import { notify } from '../page/notices.js';
import { addressOf } from '../page/route.js';

/** Adds the drawing with its label to the test set of the class, and clears the pad for the next drawing. */
export function SaveCard(): VNode {
  const saved = useSignal<{ readonly label: number; readonly count: number } | undefined>(undefined);
  const { save } = texts.value.draw;
  const add = async (label: number): Promise<void> => {
    const pixels = plainDigit.peek();
    if (!pixels) return;
    try {
      const { addDrawings, drawings } = await import('../class-set/class-set.js');
      clearPad();
      await addDrawings([{ label, pixels }]);
      saved.value = { label, count: drawings.value.length };
    } catch (error) {
      const why = errorText(error);
      notify({ topic: 'drawings', kind: 'error', text: () => why });
    }
  };
  return (
    <div class="card save-card">
      <a href={addressOf('class')}>{save.title}</a>
      <p class="muted small">{save.text}</p>
      <fieldset class="digits" aria-label={save.choice}>
        {Array.from({ length: CLASSES }, (_, label) => (
          <button
            type="button"
            key={label}
            disabled={!plainDigit.value}
            aria-label={save.as(label)}
            onClick={() => void add(label)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <p class="small" aria-live="polite" data-saved={saved.value?.count}>
        {saved.value && save.saved(saved.value.label, saved.value.count)}
      </p>
    </div>
  );
}
