/** Options of all subcommands of `lenet5 data`. */
export interface DataOptions {
  /** `bundled`, `mirror`, a folder or a URL. */
  readonly data: string;
  readonly json: boolean;
  readonly quiet: boolean;
}
