import { hasCode } from './has-code.js';

/** Weights, a state or a model does not fit the program it is given to. */
export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError';
  readonly code = 'COMPILER_INVALID_STATE' as const;
  readonly expected = true as const;

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is InvalidStateError {
    return hasCode(error, 'COMPILER_INVALID_STATE');
  }
}
