import { InvalidArgumentError } from 'commander';

const LARGEST = 2 ** 32 - 1;

/**
 * Reads seeds: `5` is 1 to 5, `3..7` is 3 to 7.
 *
 * @throws InvalidArgumentError of commander
 */
export function readSeeds(text: string): readonly number[] {
  const [first, last = first, ...rest] = text.includes('..') ? text.split('..') : ['1', text];
  const [from, to] = [Number(first), Number(last)];
  const isValid = [from, to].every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= LARGEST);
  if (!isValid || from > to || rest.length > 0) {
    throw new InvalidArgumentError('Use N for the seeds 1 to N, or A..B.');
  }
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
