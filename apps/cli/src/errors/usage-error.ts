import { formatValue, LenetError } from '@lenet5/core';

/** An invalid command line: an unknown flag, a value out of range, flags that conflict. Exits with code 2. */
export class UsageError extends LenetError {
  static override readonly code = 'CLI_USAGE';
  declare readonly code: typeof UsageError.code;

  /**
   * An invalid value of an option, in the words that all packages use.
   *
   * @param name the option as the user writes it.
   * @param expected the valid values as a noun phrase: "a time, such as 90s".
   */
  static invalidValue(name: string, value: unknown, expected: string): UsageError {
    return new UsageError({
      problem: `${name} is invalid`,
      found: formatValue(value),
      remedy: `use ${expected}`,
    });
  }
}
