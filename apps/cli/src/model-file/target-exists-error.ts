/** Something is in the place where a model should go. */
export class TargetExistsError extends Error {
  override readonly name = 'TargetExistsError';
  readonly code = 'TARGET_EXISTS' as const;
  readonly expected = true as const;

  constructor(path: string, what: string) {
    super(`${path} ${what} — give another place with --out, or --force to overwrite it`);
  }
}
