/**
 * An argument that no metric can be computed from. The message names the argument, says what is wrong with it, the
 * value that was found, and what to give instead.
 */
export class InvalidArgumentError extends Error {
  override readonly name = 'InvalidArgumentError';
  readonly code = 'METRICS_INVALID_ARGUMENT' as const;
  readonly expected = true as const;
  /** The name of the argument, as the function's signature spells it. */
  readonly argument: string;

  constructor(argument: string, problem: string, found: string | number, remedy: string) {
    super(`${argument} ${problem} (${found}) — ${remedy}`);
    this.argument = argument;
  }

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is InvalidArgumentError {
    return error instanceof Error && 'code' in error && error.code === 'METRICS_INVALID_ARGUMENT';
  }
}
