/**
 * Data that cannot be drawn. The message names where it stands in the data, says what is wrong with it, the value that
 * was found, and what to give instead.
 */
export class ReportDataError extends Error {
  override readonly name = 'ReportDataError';
  readonly code = 'REPORT_BAD_DATA' as const;
  readonly expected = true as const;
  /** Where it stands, as the code that gave it would write it: `runs[1].history.loss`. */
  readonly path: string;

  /**
   * @param complaint - What is wrong there, the value found in brackets, a dash, what to give instead.
   */
  constructor(path: string, complaint: string, options?: ErrorOptions) {
    super(`${path} ${complaint}`, options);
    this.path = path;
  }
}
