/** What a server said of the version of a file, to ask it later whether that is still the one. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A file that was downloaded whole. */
export interface StoredCopy {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly validators: Validators;
}

/** The beginning of a file, kept while the rest is under way, so that a broken download can go on. */
export interface PartialDownload {
  readonly validators: Validators;
  /** What an earlier download left; empty for a new one. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Keeps more of it. */
  append(chunk: Uint8Array): Promise<void>;
  /** Stops for now; what is there is kept for another time. */
  release(): Promise<void>;
  /** Stops for good: the file is whole, or what is there is of no use. */
  discard(): Promise<void>;
}

/** Where downloads are kept between runs. */
export interface DownloadStore {
  read(url: URL): Promise<StoredCopy | null>;
  has(url: URL): Promise<boolean>;
  write(url: URL, copy: StoredCopy): Promise<void>;
  /** Takes over what a broken download of `url` left, or null. */
  resumePartial(url: URL): Promise<PartialDownload | null>;
  /** Begins to keep a download; null where partial ones are not kept. */
  startPartial(url: URL, validators: Validators): Promise<PartialDownload | null>;
}

/** Keeps nothing. */
export const noStore: DownloadStore = {
  read: async () => null,
  has: async () => false,
  write: async () => {},
  resumePartial: async () => null,
  startPartial: async () => null,
};
