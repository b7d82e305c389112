import type { VNode } from 'preact';

/** Properties of an `AnswerBar`. */
interface AnswerBarProps {
  /** The class. */
  readonly name: string;
  /** The length of the bar, from 0 to 1. */
  readonly fraction: number;
  /** The number at the bar, as text. */
  readonly value: string;
  /** Whether this is the answer, and whether it is the right one. */
  readonly isTop: boolean;
  readonly isTruth?: boolean;
}

/** An output of a network as a bar: a list item. */
export function AnswerBar({ name, fraction, value, isTop, isTruth }: AnswerBarProps): VNode {
  return (
    <li class={`${isTop ? 'top' : ''} ${isTruth ? 'truth' : ''}`}>
      <span>{name}</span>
      <span class="track">
        <span class="bar" style={{ '--probability': fraction }} />
      </span>
      <span class="percent">{value}</span>
    </li>
  );
}
