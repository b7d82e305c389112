import { LenetError } from '@lenet5/core';

/** Data that cannot be drawn. */
export class ReportDataError extends LenetError {
  static override readonly code = 'REPORT_BAD_DATA';
  declare readonly code: typeof ReportDataError.code;
  /** Where the data is, as an expression: `runs[1].history.loss`. */
  readonly path: string;

  /**
   * @param problem - What is wrong with the data at `path`: `is empty`.
   * @param found - The value that was found.
   * @param remedy - What to pass instead.
   */
  constructor(path: string, problem: string, found: string | undefined, remedy: string, cause?: unknown) {
    super({ problem: `${path} ${problem}`, found, remedy, cause });
    this.path = path;
  }
}
