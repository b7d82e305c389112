import { testDigits } from '../data/digits.js';
import { digitSource, takeDigit } from './digit.js';

/** Takes the next test digit of a class: the one after the current digit, or the first if that is not a test digit. */
export function takeNextOfClass(label: number): void {
  const { labels, count } = testDigits.peek();
  const source = digitSource.peek();
  const start = source.kind === 'test' ? source.index : -1;
  for (let step = 1; step <= count; step++) {
    const index = (start + step + count) % count;
    if (labels[index] !== label) continue;
    takeDigit({ kind: 'test', index });
    return;
  }
}
