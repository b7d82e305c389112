/** Weights, a state or a model does not fit the program it is given to. */
export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError';
  readonly code = 'COMPILER_INVALID_STATE' as const;
  readonly expected = true as const;
}
