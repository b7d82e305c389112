import { cacheStore } from './browser/cache-store.js';
import { BundledMissingError, UnknownSourceError } from './errors/file-errors.js';
import type { Platform } from './platform.js';
import { noStore } from './sources/download-store.js';

/** A browser's page or worker: addresses alone. */
export const platform: Platform = {
  defaultSource: 'mirror',
  baseUrl: () => globalThis.document?.baseURI ?? globalThis.location?.href,
  // On another origin a range's headers need a permission (CORS) that few servers of files give.
  allowsRanges: (url) => url.origin === globalThis.location?.origin,
  openBundled: async () => {
    throw new BundledMissingError('a browser has no npm packages', "give 'mirror' or an http(s) address");
  },
  openFolder: async (source) => {
    throw new UnknownSourceError(String(source), 'a browser reads no folders');
  },
  openStore: (cacheFolder) => (cacheFolder === false ? noStore : cacheStore()),
};
