/** One call of `lenet5 report`. */
export interface ReportOptions {
  /** Run folders, at least one. */
  readonly folders: readonly string[];
  /** The file to write, or `-`. Default: in or next to the run folders. */
  readonly out?: string;
  /** The data set with the test images. Default: that of each run. */
  readonly data?: string;
  /** The folder for the figures as PNG files; absent if they are not written. */
  readonly figures?: string;
  /** Whether to load the models. */
  readonly scores: boolean;
  /** Whether to score corrupted images, too. */
  readonly robustness: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}
