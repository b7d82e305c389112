import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { curvesOf, keepCurves } from '../charts/kept-curves.js';
import { laterTexts } from '../language/texts.js';
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
          keepCurves(curvesOf(run.peek()));
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
      {laterTexts.value.train.reset.button}
    </button>
  );
}

function Question({ onAnswer }: { readonly onAnswer: (isYes: boolean) => void }): VNode {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const { reset } = laterTexts.value.train;
  return (
    <fieldset class="reset-question row" aria-labelledby="reset-question">
      <p id="reset-question">{reset.question(epochsDoneText(run.value))}</p>
      <button type="button" onClick={() => onAnswer(true)}>
        {reset.yes}
      </button>
      <button type="button" ref={keep} onClick={() => onAnswer(false)}>
        {reset.no}
      </button>
    </fieldset>
  );
}
