import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import type { VNode } from 'preact';

/** Milliseconds without a change before screen readers announce a text. */
const DELAY = 400;

/** A text for screen readers, announced once the drawing pauses rather than at every change of a stroke. */
export function Announcement({ text }: { readonly text: ReadonlySignal<string> }): VNode {
  const announced = useSignal('');
  useSignalEffect(() => {
    const sentence = text.value;
    const timer = setTimeout(() => {
      announced.value = sentence;
    }, DELAY);
    return () => clearTimeout(timer);
  });
  return (
    <p class="visually-hidden" aria-live="polite" data-announced>
      {announced.value}
    </p>
  );
}
