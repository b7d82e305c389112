import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Shuffles in place with uniform probability: the Fisher–Yates shuffle in Durstenfeld's form, Knuth's Algorithm P. */
export function shuffle(values: Uint32Array, generator: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    const value = values[last]!;
    values[last] = values[other]!;
    values[other] = value;
  }
}
