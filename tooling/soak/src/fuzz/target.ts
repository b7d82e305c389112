/** A reader of files from strangers. */
export interface Target {
  /** The format. */
  readonly name: string;
  /** Good files, from which the cases are made. */
  readonly files: readonly Uint8Array[];
  /** Reads a file. It may throw a LenetError and nothing else. */
  read(bytes: Uint8Array): unknown;
  /** Makes a changed file consistent again, so that more of the reader sees it: a checksum, a length. */
  readonly repair?: (bytes: Uint8Array) => Uint8Array;
}
