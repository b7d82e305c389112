import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** Files that were opened are not the images and the labels of a test set. */
export class SetFileError extends LenetError {
  static override readonly code = 'WEB_NOT_A_TEST_SET';
  declare readonly code: typeof SetFileError.code;

  constructor(found: string) {
    super({ ...texts.peek().errors.notATestSet, found });
  }
}
