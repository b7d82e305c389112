/** An argument is outside what it may be. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly code = 'COMPILER_INVALID_OPTION' as const;
  readonly expected = true as const;
  /** The argument's name. */
  readonly option: string;

  constructor(option: string, found: unknown, wanted: string) {
    super(`${option} is ${typeof found === 'string' ? `"${found}"` : String(found)}: give ${wanted}`);
    this.option = option;
  }
}
