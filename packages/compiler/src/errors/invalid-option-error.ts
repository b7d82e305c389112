import { hasCode } from './has-code.js';

/** An argument is outside what it may be. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';
  readonly code = 'COMPILER_INVALID_OPTION' as const;
  readonly expected = true as const;
  /** The argument's name. */
  readonly option: string;

  /**
   * @param found the value, or what is wrong with it
   * @param wanted what belongs there: goes on after "give"
   */
  constructor(option: string, found: unknown, wanted: string) {
    super(`wrong ${option} (${String(found)}) — give ${wanted}`);
    this.option = option;
  }

  /** Whether an error is one of these; unlike `instanceof` it knows those of another copy of this package too. */
  static isInstance(error: unknown): error is InvalidOptionError {
    return hasCode(error, 'COMPILER_INVALID_OPTION');
  }
}
