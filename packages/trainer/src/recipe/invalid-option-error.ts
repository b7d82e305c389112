import type { OptionProblem } from '@lenet5/core';
import { formatReport, LenetError } from '@lenet5/core';

/** Invalid options of a call. The message reports all of them, each in the words of `checkOption()`. */
export class InvalidOptionError extends LenetError {
  static override readonly code = 'TRAIN_INVALID_OPTION';
  declare readonly code: typeof InvalidOptionError.code;
  /** What is wrong, in the order in which the options are documented; at least one. */
  readonly problems: readonly OptionProblem[];

  constructor(first: OptionProblem, ...others: readonly OptionProblem[]) {
    const problems = [first, ...others];
    const { problem, found, remedy } = problems.at(-1) ?? first;
    const earlier = problems.slice(0, -1).map(formatReport);
    super({ problem: [...earlier, problem].join('; '), found, remedy });
    this.problems = problems;
  }
}
