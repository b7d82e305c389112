import type { DownloadStore } from './sources/download-store.js';

/** A readable folder, only in Node. */
export interface Folder {
  /** The absolute path. */
  readonly path: string;
  /** The names of its entries. */
  readonly names: readonly string[];
  /** The path of an entry. */
  pathOf(name: string): string;
  /** Reads a file. @throws {FileUnreadableError} if it is a folder, permissions forbid it, or the disk fails. */
  read(name: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>>;
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
  /** Opens the folder of the bundled files. @throws {BundledMissingError} if it does not exist. */
  openBundled(): Promise<Folder>;
  /** Opens a folder. @throws {UnknownSourceError} if it does not exist, or the platform has no folders. */
  openFolder(source: string | URL): Promise<Folder>;
  /** Opens the cache of downloads: by default the user's cache, with `false` none. */
  openStore(cacheFolder: string | false | undefined): DownloadStore;
}

/** The type of the platform that the `imports` of package.json choose. Import it from `#platform`. */
export declare const platform: Platform;
