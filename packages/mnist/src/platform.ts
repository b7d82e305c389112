import type { FileRole } from './canonical-digests.js';
import type { FileFamily } from './file-names.js';
import type { IdxType } from './idx-array.js';
import type { DataSource } from './sources/data-source.js';
import type { DownloadStore } from './sources/download-store.js';
import type { NamedArchive } from './sources/named-archives.js';
import type { VerifiedDownloadOptions } from './sources/verified-download.js';

/** Some images of a file, and the digest of the whole file. */
export interface PickedImages {
  readonly images: Uint8Array;
  /** `[picked, rows, columns]`, or with channels. */
  readonly shape: readonly number[];
  readonly sha256: string;
}

/** A file of images that is open. */
export interface OpenedImages {
  /** To display. */
  readonly path: string;
  readonly type: IdxType;
  /** `[count, rows, columns]`, or with channels. */
  readonly shape: readonly number[];
  /** Reads the images at `indices`, in this order, into `to`, which has their size. */
  read(indices: Uint32Array, to: Uint8Array): Promise<void>;
  /** SHA-256 of the file. */
  sha256(): Promise<string>;
  /** Closes the file once pending reads have ended. */
  close(): Promise<void>;
}

/** The folder of a data set, only in Node. */
export interface Folder {
  /** The absolute path of the data set, to display. */
  readonly path: string;
  /** The names of the entries, to display; those of folders end in a slash. */
  readonly entries: readonly string[];
  readonly family: FileFamily;
  /** The absolute path of each file that exists. */
  readonly files: Readonly<Partial<Record<FileRole, string>>>;
  /** Reads a file. @throws {FileUnreadableError} if permissions forbid it or the disk fails. */
  read(path: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads the images that `pick` chooses from an uncompressed file; undefined if it must be read as a whole. */
  readPicked(
    path: string,
    pick: (count: number) => Promise<Uint32Array | undefined>,
    signal: AbortSignal | undefined,
  ): Promise<PickedImages | undefined>;
  /** Opens a file of images to read them by index; undefined if they have at most `memoryLimit` bytes. */
  openImages(path: string, memoryLimit: number): Promise<OpenedImages | undefined>;
}

/** How a folder of image files or of another format than IDX is read. */
export interface FolderOptions {
  readonly signal: AbortSignal | undefined;
  /** The folder for decoded images; false for none. */
  readonly cacheFolder: string | false | undefined;
}

/**
 * The differences between Node and browsers. The `imports` of the package select the implementation of `#platform`, so a
 * browser bundle contains no Node modules.
 */
export interface Platform {
  /** The default source of `loadMnist()`. */
  readonly defaultSource: 'bundled' | 'mirror';
  /** The base of relative addresses; undefined if a relative name is a folder. */
  baseUrl(): string | undefined;
  /** Whether range requests to a server are allowed. */
  allowsRanges(url: URL): boolean;
  /** SHA-256 of the bytes in hex; null if the platform cannot compute it. */
  sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null>;
  /** MD5 of the bytes in hex; absent if the platform cannot compute it. Only to compare with published digests. */
  readonly md5?: (bytes: Uint8Array) => string;
  /** Opens the folder of the bundled files. @throws {BundledMissingError} if it does not exist. */
  openBundled(): Promise<Folder>;
  /**
   * Finds the data set in a folder or its subfolders.
   * @throws {UnknownSourceError} if the folder does not exist, or the platform has no folders.
   * @throws {SeveralDataSetsError} @throws {UnsupportedLayoutError}
   */
  openFolder(source: string | URL, options: FolderOptions): Promise<Folder | DataSource>;
  /**
   * Opens a data set that is published as one archive.
   * @throws {UnknownSourceError} if the platform does not download archives.
   */
  openArchive(
    name: string,
    archive: NamedArchive,
    options: Pick<FolderOptions, 'cacheFolder'>,
    transfer: VerifiedDownloadOptions,
  ): Promise<DataSource>;
  /** Opens the cache of downloads: by default the user's cache, with `false` none. */
  openStore(cacheFolder: string | false | undefined): DownloadStore;
}

/** The type of the platform that the `imports` of package.json choose. Import it from `#platform`. */
export declare const platform: Platform;
