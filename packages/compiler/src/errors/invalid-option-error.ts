/** An argument is outside what it may be. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly code = 'COMPILER_INVALID_OPTION' as const;
  readonly expected = true as const;
  /** The argument's name. */
  readonly option: string;

  /** @param found the value, or what is wrong with it */
  constructor(option: string, found: unknown, wanted: string) {
    super(`${option} is ${String(found)}: give ${wanted}`);
    this.option = option;
  }
}
