import { LenetError } from '@lenet5/core';

/** Options are not an object, have an unknown name, or an invalid value. */
export class OptionsError extends LenetError {
  static override readonly code = 'MODEL_BAD_OPTIONS';
  declare readonly code: typeof OptionsError.code;

  /**
   * @param call the function that was called: `lenet5`
   * @param example valid options: `{ seed: 7 }`
   * @param remedy what to do, if an example does not say it
   */
  constructor(call: string, found: string, example: string, remedy = `use options such as ${example}`) {
    super({
      problem: `the options of ${call}() are invalid`,
      found,
      remedy,
    });
  }
}
