import type { VNode } from 'preact';
import { laterTexts } from '../language/texts.js';
import { STEPS } from './lesson-step.js';

/** All steps on paper, with boxes to tick: what a print of the page shows during the lesson. */
export function Worksheet(): VNode {
  const { lesson } = laterTexts.value;
  return (
    <section class="worksheet" aria-hidden="true">
      <h1>LeNet-5: {lesson.label}</h1>
      {STEPS.map(({ name }, index) => {
        const text = lesson.steps[name];
        return (
          <article key={name}>
            <h2>
              {index + 1}. {text.title}
            </h2>
            <p>{text.text}</p>
            <p>
              <b>{lesson.do}</b> {text.do}
            </p>
            <p>
              <b>{lesson.predict}</b> {text.question}
            </p>
            <ul>
              {text.options.map((option) => (
                <li key={option}>☐ {option}</li>
              ))}
            </ul>
            <p>{lesson.found} ______________________________</p>
          </article>
        );
      })}
    </section>
  );
}
