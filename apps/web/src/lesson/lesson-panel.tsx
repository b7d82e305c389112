import { type Signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { laterTexts, texts } from '../language/texts.js';
import { play } from '../look-inside/play-state.js';
import { prefersStill } from '../page/motion.js';
import { addressOf, view } from '../page/route.js';
import { HandStep } from './hand-step.js';
import { addressOfStep, lessonStep, STEPS } from './lesson-step.js';
import { QUESTIONS } from './questions.js';
import { Worksheet } from './worksheet.js';
import './lesson.css';

/** One step of the lesson beside the view that it is about: what to do, what to see, and a question to predict first. */
export function LessonPanel(): VNode | null {
  const number = lessonStep.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const isFolded = useSignal(false);
  useEffect(() => {
    if (!isFirst.current) {
      scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isFirst.current = false;
    isFolded.value = false;
  }, [number]);
  if (number === undefined) return null;
  const step = STEPS[number - 1]!;
  const { lesson } = laterTexts.value;
  const text = lesson.steps[step.name];
  const Question = QUESTIONS[step.name];
  return (
    <>
      <div class="lesson-step card" data-folded={isFolded.value}>
        <nav class="lesson-steps" aria-label={lesson.label}>
          {STEPS.map(({ name }, index) => (
            <a
              key={name}
              href={addressOfStep(index + 1)}
              aria-label={`${index + 1}: ${lesson.steps[name].title}`}
              aria-current={index + 1 === number ? 'step' : undefined}
            >
              {index + 1}
            </a>
          ))}
        </nav>
        <h2 ref={heading} tabIndex={-1}>
          {number}. {text.title}
        </h2>
        <FoldButton isFolded={isFolded} />
        <p class="foldable">{text.text}</p>
        <p>
          <b>{lesson.do}</b> {text.do}
        </p>
        {view.value !== step.view && (
          <a class="button" href={addressOfStep(number)}>
            {lesson.open(texts.value.shell.nav[step.view])}
          </a>
        )}
        {step.name === 'sliding' && (
          <button type="button" onClick={() => play('forward', prefersStill())}>
            {laterTexts.value.look.diagram.playForward}
          </button>
        )}
        <div class="foldable">
          {step.name === 'loss' && <HandStep />}
          <p>
            <b>{lesson.see}</b> {text.see}
          </p>
          <Question key={step.name} />
        </div>
        <div class="row lesson-turn">
          {number > 1 && (
            <a class="button" href={addressOfStep(number - 1)}>
              ‹ {lesson.previous}
            </a>
          )}
          {number < STEPS.length && (
            <a class="button primary" href={addressOfStep(number + 1)}>
              {lesson.next} ›
            </a>
          )}
          <a class="button" href={addressOf(view.value, { lesson: null })}>
            {lesson.end}
          </a>
        </div>
      </div>
      <Worksheet />
    </>
  );
}

/** Leaves only what to do of a step, above the view, on screens without room for both. Wide screens do not show the button. */
function FoldButton({ isFolded }: { readonly isFolded: Signal<boolean> }): VNode {
  const { lesson } = laterTexts.value;
  return (
    <button
      type="button"
      class="lesson-fold"
      aria-expanded={!isFolded.value}
      onClick={() => {
        isFolded.value = !isFolded.value;
        scrollTo(0, 0);
      }}
    >
      {isFolded.value ? lesson.unfold : lesson.fold}
    </button>
  );
}
