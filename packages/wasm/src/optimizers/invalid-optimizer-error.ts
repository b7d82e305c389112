/** An optimizer was given a setting or a state that it cannot work with. */
export class InvalidOptimizerError extends Error {
  readonly code = 'WASM_INVALID_OPTIMIZER' as const;
  readonly expected = true as const;
  override readonly name = 'InvalidOptimizerError';

  constructor(what: string, found: string, advice: string) {
    super(`${what} is wrong (${found}) — ${advice}`);
  }
}
