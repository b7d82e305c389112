/** What one call of `lenet5 report` is to do. */
export interface ReportOptions {
  /** Run folders, one or more, as they were given. */
  readonly folders: readonly string[];
  /** The file to write, or `-`; as the folders say where it was not given. */
  readonly out?: string;
  /** Where the test images are; as each run says where it was not given. */
  readonly data?: string;
  /** Whether to load the models. */
  readonly scores: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}
