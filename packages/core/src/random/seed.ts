import { type ErrorReport, LenetError } from '../errors/lenet-error.js';
import { checkOption } from '../options/check-option.js';
import { SEED } from '../options/shared-specs.js';

/** A seed is not an integer from 0 to 2³² − 1. */
export class InvalidSeedError extends LenetError {
  static override readonly code = 'CORE_INVALID_SEED';
  declare readonly code: typeof InvalidSeedError.code;
}

/**
 * Checks a seed. TypeScript then knows that the value is a number.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 *
 * @example
 * ```ts
 * import { checkSeed, InvalidSeedError } from '@lenet5/core';
 *
 * checkSeed(42);
 * try {
 *   checkSeed(-1);
 * } catch (error) {
 *   console.log(InvalidSeedError.isInstance(error)); // true
 * }
 * ```
 */
export function checkSeed(seed: unknown): asserts seed is number {
  const report: ErrorReport | undefined = checkOption('seed', SEED, seed);
  if (report) throw new InvalidSeedError(report);
}
