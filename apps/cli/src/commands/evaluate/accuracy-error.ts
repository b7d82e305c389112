import { LenetError } from '@lenet5/core';

/** The accuracy of a model is less than `--min-accuracy`. */
export class AccuracyError extends LenetError {
  static override readonly code = 'CLI_ACCURACY_TOO_LOW';
  declare readonly code: typeof AccuracyError.code;

  constructor(accuracy: number, minimum: number) {
    super({
      problem: `the accuracy is less than --min-accuracy ${minimum}`,
      found: String(accuracy),
      remedy: 'train longer, or use a smaller --min-accuracy',
    });
  }
}
