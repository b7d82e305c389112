import { mixBits } from '@lenet5/core';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** The use of random numbers. Each use has its own streams. */
export type Purpose = 'order' | 'split' | 'limit';

const PURPOSES: Readonly<Record<Purpose, number>> = { order: 0, split: 1, limit: 2 };
/** Start values of the four words of the state: fractional parts of the golden ratio, √2, √3 and √5. */
const LANES = [0x9e3779b9, 0x6a09e667, 0xbb67ae85, 0x3c6ef373] as const;

/**
 * Creates a generator (xoroshiro128+) whose numbers depend only on seed, purpose and index. It uses 32-bit integer arithmetic, so
 * every JavaScript engine generates the same bits.
 *
 * @param seed An integer from 0 to 2³² − 1.
 * @param index The epoch or class, 0 to 2³² − 1.
 */
export function seededGenerator(seed: number, purpose: Purpose, index: number): RandomGenerator {
  const words = [seed, 0, PURPOSES[purpose], index];
  return xoroshiro128plusFromState(
    LANES.map((lane) => words.reduce((hash, word) => mixBits(Math.imul(hash, 5) + word), lane)),
  );
}
