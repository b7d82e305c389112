/** A model that the engine cannot train. */
export class UnsupportedByEngineError extends Error {
  override readonly name = 'UnsupportedByEngineError';
  readonly code = 'TRAIN_UNSUPPORTED_MODEL' as const;
  readonly expected = true as const;

  /**
   * @param engine Which engine refused.
   * @param what What of the model it cannot train, with the value found.
   * @param advice What to do, after the dash.
   */
  constructor(engine: string, what: string, advice: string, cause?: unknown) {
    super(`the ${engine} engine cannot train this model (${what}) — ${advice}`, { cause });
  }
}
