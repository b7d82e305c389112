import { LenetError } from '@lenet5/core';

/** Files that were opened are not the images and the labels of a test set. */
export class SetFileError extends LenetError {
  static override readonly code = 'WEB_NOT_A_TEST_SET';
  declare readonly code: typeof SetFileError.code;

  constructor(found: string) {
    super({
      problem: 'the files are not a test set',
      found,
      remedy: 'open the IDX files of the images, 28×28 bytes each, and of their labels together',
    });
  }
}
