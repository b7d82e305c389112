import type { Head } from './head.js';

/** An output as a bar. */
export interface AnswerBar {
  /** Index of the output; undefined for "none of these". */
  readonly output?: number;
  /** The length of the bar, from 0 to 1. */
  readonly fraction: number;
  /** The number at the bar: a probability, or the output itself. */
  readonly value: number;
}

/** The answer of a network. */
export interface Answer {
  /** The largest first. */
  readonly bars: readonly AnswerBar[];
  /** Whether the values of the bars are probabilities. */
  readonly hasProbabilities: boolean;
}

/** Turns the outputs of a network into bars, in the order of their values. */
export function answerOf(outputs: ArrayLike<number>, head: Head): Answer {
  const values = head === 'logits' ? softmax(outputs) : Array.from(outputs);
  const hasProbabilities = head !== 'values';
  const largest = hasProbabilities ? 1 : Math.max(...values.map(Math.abs), Number.MIN_VALUE);
  const bars: AnswerBar[] = values.map((value, output) => ({
    output,
    value,
    fraction: Math.min(1, Math.abs(value) / largest),
  }));
  if (head === 'penalties') {
    const rest = Math.max(0, 1 - values.reduce((sum, value) => sum + value, 0));
    bars.push({ value: rest, fraction: rest });
  }
  return { bars: bars.sort((one, other) => other.value - one.value), hasProbabilities };
}

function softmax(logits: ArrayLike<number>): number[] {
  const values = Array.from(logits);
  const largest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
