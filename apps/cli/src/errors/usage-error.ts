/** A command line that cannot be meant: an unknown flag, a value out of range. Ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'USAGE' as const;
  readonly expected = true as const;
}
