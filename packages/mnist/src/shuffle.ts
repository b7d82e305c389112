import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Shuffles in place with uniform probability: the Fisher–Yates shuffle in Durstenfeld's form, Knuth's Algorithm P. */
export function shuffle(values: Uint32Array, generator: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = uniformBelow(generator, last + 1);
    const value = values[last]!;
    values[last] = values[other]!;
    values[other] = value;
  }
}

/**
 * A uniform integer from 0 to `limit` − 1, for a limit of at most 2³². Rejects the last numbers of the generator, which would
 * make some results more likely. pure-rand's `uniformInt` gives the same integers, but also includes 64-bit arithmetic.
 */
function uniformBelow(generator: RandomGenerator, limit: number): number {
  const accepted = 2 ** 32 - (2 ** 32 % limit);
  let number: number;
  do number = generator.next() + 2 ** 31;
  while (number >= accepted);
  return number % limit;
}
