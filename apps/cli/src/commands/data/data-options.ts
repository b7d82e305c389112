/** What all commands on the data are told. */
export interface DataOptions {
  /** `bundled`, `mirror`, a folder or an address. */
  readonly data: string;
  readonly json: boolean;
  readonly quiet: boolean;
}
