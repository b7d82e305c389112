import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { laterTexts } from '../language/texts.js';

/** The answer that the network gives to a question. */
export interface Solution {
  /** The index of the option. */
  readonly correct: number;
  /** What the network has computed. */
  readonly outcome: string;
  readonly figure?: ComponentChildren;
}

interface Props {
  readonly question: string;
  readonly options: readonly string[];
  /** What the question is about: the answer given is forgotten when it changes. */
  readonly subject: unknown;
  /** Why the question cannot be asked yet; '' if it can. */
  readonly missing: string;
  /** Lets the network compute the answer; undefined if the subject has changed meanwhile. */
  readonly solve: () => Solution | undefined | Promise<Solution | undefined>;
  readonly class?: string;
}

interface Given {
  readonly subject: unknown;
  readonly chosen: number;
  readonly solution?: Solution;
}

/** A question to predict first: the network computes the answer only after one of the options is chosen. */
export function Quiz({ question, options, subject, missing, solve, class: name = '' }: Props): VNode {
  const given = useSignal<Given | undefined>(undefined);
  const text = laterTexts.value.lesson;
  const present = given.value?.subject === subject ? given.value : undefined;
  const choose = async (chosen: number): Promise<void> => {
    if (present || missing !== '') return;
    given.value = { subject, chosen };
    const solution = await solve();
    if (given.peek()?.subject === subject) {
      given.value = solution && { subject, chosen, solution };
    }
  };
  const solution = present?.solution;
  return (
    <fieldset class="quiz" data-solved={solution !== undefined}>
      <legend>
        <b>{text.predict}</b> {question}
      </legend>
      <div class={`row choices ${name}`}>
        {options.map((option, index) => (
          <button
            type="button"
            key={option}
            class={solution?.correct === index ? 'correct' : ''}
            aria-pressed={present?.chosen === index}
            aria-disabled={missing !== '' || present !== undefined}
            onClick={() => void choose(index)}
          >
            {option}
            {solution?.correct === index && ' ✓'}
          </button>
        ))}
      </div>
      {missing !== '' && <p class="small muted">{missing}</p>}
      <div role="status" class="outcome">
        {present && !solution && <p>{text.working}</p>}
        {solution && (
          <>
            <p>
              <b>{solution.correct === present?.chosen ? text.right : text.wrong}</b> {solution.outcome}
            </p>
            {solution.figure}
          </>
        )}
      </div>
      {solution && (
        <button
          type="button"
          onClick={() => {
            given.value = undefined;
          }}
        >
          {text.again}
        </button>
      )}
    </fieldset>
  );
}
