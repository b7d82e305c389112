import { cacheStore } from './browser/cache-store.js';
import { sha256 } from './browser/sha256.js';
import { BundledMissingError, UnknownSourceError } from './errors/file-errors.js';
import type { Platform } from './platform.js';
import { noStore } from './sources/download-store.js';

/** A page or worker in a browser, which supports only addresses. */
export const platform: Platform = {
  defaultSource: 'mirror',
  baseUrl: () => globalThis.document?.baseURI ?? globalThis.location?.href,
  // On another origin, range headers need a CORS permission that few file servers grant.
  allowsRanges: (url) => url.origin === globalThis.location?.origin,
  sha256,
  openBundled: async () => {
    throw new BundledMissingError('a browser has no npm packages', "use 'mirror' or an http(s) address");
  },
  openFolder: async (source) => {
    throw new UnknownSourceError(String(source), 'a browser cannot read folders');
  },
  openArchive: async (name, { megabytes }) => {
    const remedy = 'use the address of a folder of its IDX files, which lenet5 data convert writes';
    throw new UnknownSourceError(name, `a page does not download its archive of ${megabytes} MB`, remedy);
  },
  openStore: (cacheFolder) => (cacheFolder === false ? noStore : cacheStore()),
};
