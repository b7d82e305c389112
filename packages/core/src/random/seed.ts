import { type ErrorReport, LenetError } from '../errors/lenet-error.js';
import { checkOption } from '../options/check-option.js';
import { SEED } from '../options/shared-specs.js';

/** A seed is not an integer from 0 to 2³² − 1. */
export class InvalidSeedError extends LenetError {
  static override readonly code = 'CORE_INVALID_SEED';
  declare readonly code: typeof InvalidSeedError.code;
}

/** @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1 */
export function checkSeed(seed: unknown): asserts seed is number {
  const report: ErrorReport | undefined = checkOption('seed', SEED, seed);
  if (report) throw new InvalidSeedError(report);
}
