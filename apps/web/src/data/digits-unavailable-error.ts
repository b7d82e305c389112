import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** The data are needed but could not be loaded; the data bar of the page shows why. */
export class DigitsUnavailableError extends LenetError {
  static override readonly code = 'WEB_DIGITS_UNAVAILABLE';
  declare readonly code: typeof DigitsUnavailableError.code;

  constructor() {
    super(texts.peek().errors.noDigits);
  }
}
