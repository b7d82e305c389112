import { LenetError } from '@lenet5/core';

/** The images of this worker are not those that the sweep was trained on so far. */
export class DataMismatchError extends LenetError {
  static override readonly code = 'SWEEP_OTHER_DATA';
  declare readonly code: typeof DataMismatchError.code;

  constructor(sweep: number, found: string, expected: string) {
    super({
      problem: `sweep ${sweep} uses other training images than this worker`,
      found: `SHA-256 ${found.slice(0, 12)}…, expected ${expected.slice(0, 12)}…`,
      remedy: 'give every worker the same --data',
    });
  }
}
