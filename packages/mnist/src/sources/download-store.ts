/** The HTTP validators of a file's version, which a later request uses to find out whether the file has changed. */
export interface Validators {
  /** The `ETag` header. */
  readonly etag: string | null;
  /** The `Last-Modified` header. */
  readonly lastModified: string | null;
}

/** A complete download. */
export interface StoredCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly validators: Validators;
}

/** The start of a file, stored during its download, so that an interrupted download can resume. */
export interface PartialDownload {
  readonly validators: Validators;
  /** Number of bytes of an earlier download; 0 for a new one. */
  readonly size: number;
  /** Reads the bytes of an earlier download. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** Stores more bytes. */
  append(chunk: Uint8Array): Promise<void>;
  /** Stops the download and keeps the bytes for a later one. */
  release(): Promise<void>;
  /** Deletes the bytes, because the file is complete or the bytes are useless. */
  discard(): Promise<void>;
  /** Ends the download: its bytes become the file at `path`. */
  moveTo(path: string): Promise<void>;
}

/** A cache of downloads. */
export interface DownloadStore {
  /** Reads a complete download, or null. */
  read(url: URL): Promise<StoredCopy | null>;
  /** Whether there is a complete download. */
  has(url: URL): Promise<boolean>;
  /** Stores a complete download. */
  write(url: URL, copy: StoredCopy): Promise<void>;
  /** Claims the partial download of `url`, or null. */
  resumePartial(url: URL): Promise<PartialDownload | null>;
  /** Starts a partial download; null if the store does not support them. */
  startPartial(url: URL, validators: Validators): Promise<PartialDownload | null>;
}

/** A store without content. */
export const noStore: DownloadStore = {
  read: async () => null,
  has: async () => false,
  write: async () => {},
  resumePartial: async () => null,
  startPartial: async () => null,
};
