/** A seed that is not a whole number from 0 to 2³² − 1. */
export class SeedError extends RangeError {
  override readonly name = 'SeedError';
  readonly code = 'MODEL_BAD_SEED' as const;
  readonly expected = true as const;

  constructor(seed: unknown) {
    const found = typeof seed === 'string' ? JSON.stringify(seed) : String(seed);
    super(`seed is not a whole number from 0 to 4294967295 (${found}) — give one such as 42`);
  }
}
