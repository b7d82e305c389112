import type { DownloadStore } from '../sources/download-store.js';
import { noStore } from '../sources/download-store.js';

/** The name of the cache that a page's downloads are kept in. */
const CACHE_NAME = 'lenet5-mnist';

/**
 * Downloads kept in the browser's Cache API, where there is one (secure contexts). Nothing is kept of a broken
 * download, and no validators: asking whether a file has changed is the business of the browser's HTTP cache.
 */
export function cacheStore(): DownloadStore {
  const storage: CacheStorage | undefined = globalThis.caches;
  if (!storage) return noStore;
  return {
    ...noStore,
    async read(url) {
      const response = await storage
        .open(CACHE_NAME)
        .then((cache) => cache.match(url))
        .catch(() => undefined);
      if (!response) return null;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes, validators: { etag: null, lastModified: null } };
    },
    has: (url) =>
      storage
        .open(CACHE_NAME)
        .then((cache) => cache.match(url))
        .then(Boolean, () => false),
    async write(url, { bytes }) {
      // A full quota or a private window is no reason to fail: the file is here.
      await storage
        .open(CACHE_NAME)
        .then((cache) => cache.put(url, new Response(bytes)))
        .catch(() => {});
    },
  };
}
