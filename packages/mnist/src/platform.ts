import type { DownloadStore } from './sources/download-store.js';

/** A folder that can be read: in Node alone. */
export interface Folder {
  /** Its absolute path. */
  readonly path: string;
  /** The names of what is in it. */
  readonly names: readonly string[];
  /** The path of one of them. */
  pathOf(name: string): string;
  /** Reads a file whole. @throws {FileUnreadableError} It is a folder, its rights forbid it, or the disk fails. */
  read(name: string, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * What Node and a browser do differently. The package's `imports` pick one implementation for `#platform`, so the
 * main entry names no Node module and a bundler for browsers never sees one.
 */
export interface Platform {
  /** What `loadMnist()` loads when nothing is asked for. */
  readonly defaultSource: 'bundled' | 'mirror';
  /** The address that relative ones are relative to; undefined where a relative name is a folder. */
  baseUrl(): string | undefined;
  /** Whether a server may be asked for a part of a file. */
  allowsRanges(url: URL): boolean;
  /** The folder of the files that came with the package. @throws {BundledMissingError} There are none. */
  openBundled(): Promise<Folder>;
  /** @throws {UnknownSourceError} There is no such folder, or there are no folders here. */
  openFolder(source: string | URL): Promise<Folder>;
  /** Where downloads are kept between runs; `undefined` is the user's cache, `false` nowhere. */
  openStore(cacheFolder: string | false | undefined): DownloadStore;
}

/** The type of the platform that the `imports` of package.json choose. Import it from `#platform`. */
export declare const platform: Platform;
