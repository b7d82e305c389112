import type { DownloadStore } from '../sources/download-store.js';
import { noStore } from '../sources/download-store.js';

/** Name of the cache. */
const CACHE_NAME = 'lenet5-mnist';

/**
 * Stores downloads in the browser's Cache API, which exists only in secure contexts. Stores no partial downloads, and no
 * validators, because the browser's HTTP cache revalidates files.
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
      // The file is already in memory, so ignore a full quota or a private window.
      await storage
        .open(CACHE_NAME)
        .then((cache) => cache.put(url, new Response(bytes)))
        .catch(() => {});
    },
  };
}
