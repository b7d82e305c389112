/** A path that should lead to a model leads to none. */
export class NoModelError extends Error {
  override readonly name = 'NoModelError';
  readonly code = 'NO_MODEL' as const;
  readonly expected = true as const;

  /**
   * @param what what was found at the path: `it is empty`
   * @param advice what to give instead
   */
  constructor(path: string, what: string, advice: string, options?: ErrorOptions) {
    super(`${path} holds no model (${what}) — ${advice}`, options);
  }
}
