import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { keepCurves } from '../charts/kept-curves.js';
import { epochsDoneText } from '../run/run.js';
import { runController } from '../run/run-controller.js';
import { isBusy, isStarted, run } from '../run/run-state.js';

/** Deletes the run, after a question: it cannot be undone. */
export function ResetButton(): VNode {
  const isAsking = useSignal(false);
  const canReset = !isBusy.value && isStarted.value;
  useEffect(() => {
    if (!canReset) isAsking.value = false;
  }, [canReset]);
  if (isAsking.value && canReset) {
    return (
      <Question
        onAnswer={(isYes) => {
          isAsking.value = false;
          if (!isYes) return;
          keepCurves(run.peek());
          void runController.reset();
        }}
      />
    );
  }
  return (
    <button
      type="button"
      disabled={!canReset}
      onClick={() => {
        isAsking.value = true;
      }}
    >
      Reset
    </button>
  );
}

function Question({ onAnswer }: { readonly onAnswer: (isYes: boolean) => void }): VNode {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="reset-question row" aria-labelledby="reset-question">
      <p id="reset-question">Delete this run ({epochsDoneText(run.value)})? This cannot be undone.</p>
      <button type="button" onClick={() => onAnswer(true)}>
        Delete the run
      </button>
      <button type="button" ref={keep} onClick={() => onAnswer(false)}>
        Keep it
      </button>
    </fieldset>
  );
}
